"""The archive, the time of twelve shops on a virtual clock, and a shop that cannot be reached."""
from clock import now, run
from report import day_report
from shops import RIGHT, SHOPS, Api, Archive, Mail


def test_the_archive_holds_what_was_mailed():
    async def story():
        archive = Archive()
        mail = Mail(archive)
        await day_report(SHOPS, Api(), archive, mail)
        assert archive.kept == ["\n".join(RIGHT)]
        assert len(mail.arrived) == 1

    run(story())


def test_twelve_shops_are_asked_side_by_side():
    async def story():
        archive = Archive()
        await day_report(SHOPS, Api(), archive, Mail(archive))
        assert now() <= 30

    run(story())


def test_one_shop_that_is_down_leaves_the_others_in_the_report():
    async def story():
        archive = Archive()
        mail = Mail(archive)
        try:
            await day_report(SHOPS, Api(refuses="Corby"), archive, mail)
        except OSError:
            pass                                   # judged by what arrived
        assert len(mail.arrived) == 1
        lines = mail.arrived[0][1].split("\n")
        assert sum(line in RIGHT for line in lines) == 11
        assert any(line.startswith("Corby") for line in lines)

    run(story())
