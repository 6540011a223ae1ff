"""An archive that keeps what arrives: red when the save never runs."""
from clock import run
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
