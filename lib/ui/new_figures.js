(() => {
  const root = document.documentElement;
  const drawn = () => document.querySelector(".zk-new-figures");
  const look = async () => {
    const asked = drawn();
    if (!asked || document.hidden) return;
    try {
      const answer = await fetch(`/udgave?plan=${encodeURIComponent(asked.dataset.plan)}`, { cache: "no-store" });
      const { udgave } = await answer.json();
      const shown = drawn();
      // A page that has been drawn again meanwhile is asked for again at the next turn.
      if (shown && shown.dataset.udgave === asked.dataset.udgave) {
        root.toggleAttribute("data-nye-tal", Boolean(udgave) && udgave !== shown.dataset.udgave);
      }
    } catch (silent) {
      // The server is away or restarting: Streamlit itself says so.
    }
  };
  root.toggleAttribute("data-nye-tal", false);
  if (!window.zkLooksForNewFigures) window.zkLooksForNewFigures = setInterval(look, 1000);
})();
