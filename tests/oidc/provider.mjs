// A real OpenID Connect provider (npm oidc-provider) for the tests of sign-in: made-up people, no page of its own that
// asks anybody outside. `node provider.mjs PORT REDIRECT_URI`; PUT /_people sets who there is, as JSON on one line.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [port, redirect] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
let people = {};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "zonekompas",
      client_secret: "kun-til-proever",
      redirect_uris: [redirect],
      post_logout_redirect_uris: [redirect],
    },
  ],
  cookies: { keys: ["kun til prøver"] },
  claims: { openid: ["sub", "oid", "roles"], profile: ["name"] },
  conformIdTokenClaims: false,
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource(ctx, form) {
        ctx.body = `<!doctype html><title>Ud</title>${form}
          <script>const form = document.forms[0];
          form.insertAdjacentHTML("beforeend", "<input type=hidden name=logout value=yes>"); form.submit();</script>`;
      },
    },
  },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  ttl: { IdToken: (ctx, token) => people[token.available?.sub]?.seconds ?? 3600 },
  findAccount: (ctx, sub) =>
    people[sub] && {
      accountId: sub,
      claims: () => ({ sub, oid: `oid-${sub}`, name: `Navn ${sub}`, roles: people[sub].roles }),
    },
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});

async function body(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}

async function answer(request, response) {
  if (request.url === "/_people") {
    people = JSON.parse(await body(request));
    return response.end("ok");
  }
  if (!request.url.startsWith("/interaction/")) return provider.callback()(request, response);
  if (request.method === "POST") {
    const accountId = new URLSearchParams(await body(request)).get("person");
    return provider.interactionFinished(request, response, { login: { accountId } });
  }
  const buttons = Object.keys(people).map((sub) => `<button name="person" value="${sub}">${sub}</button>`);
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<!doctype html><title>Login</title><form method="post">${buttons.join(" ")}</form>`);
}

createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.statusCode = 500;
    response.end("Fejl i prøvens login-tjeneste");
  });
}).listen(Number(port), "127.0.0.1", () => console.log("klar"));
