"""The deck of a meeting, slide by slide: each says one thing, with the same sentence as the page it is taken from."""

from lib.material.ground import MeetingGround, Slides
from lib.material.slides_follow import criteria_slide, goals_slide
from lib.material.slides_meeting import decision_slides, opening_slide, review_slide, since_slide
from lib.material.slides_proposal import hours_slide, proposal_slides
from lib.material.slides_zones import finding_slide, map_slide, zone_slides


def meeting_slides(ground: MeetingGround) -> Slides:
    """All slides there are for a meeting, in their own order; what there is nothing to say of has none.

    Their ids: 'aabning', 'siden-sidst', 'opfoelgning', 'overblik', 'kort', 'zone:<area>', 'maal', 'kriterier',
    'timer' (without a proposal), 'forslag', 'alternativer', 'zonernes-timer', 'usikkerhed', 'beslutning' (several:
    'beslutning:2' and on).
    """
    single = (
        opening_slide(ground),
        since_slide(ground),
        review_slide(ground),
        finding_slide(ground),
        map_slide(ground),
    )
    after = (goals_slide(ground), criteria_slide(ground), hours_slide(ground))
    return (
        *(slide for slide in single if slide is not None),
        *zone_slides(ground),
        *(slide for slide in after if slide is not None),
        *proposal_slides(ground),
        *decision_slides(ground),
    )
