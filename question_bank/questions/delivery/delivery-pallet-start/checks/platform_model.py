"""The platform, the images and the database, one step a second. Processes are generators: closing one kills it."""
import tomllib
from dataclasses import dataclass

SECONDS = {"production": 95, "staging": 1}          # what the plain index takes; an online one takes twice as long
AGAIN_AFTER = 5                                     # the platform waits so long before it starts a process again
PATIENCE = 5                                        # a scan that has waited so long for a lock is refused


class Failed(Exception):
    pass


@dataclass(frozen=True)
class Image:
    version: str
    schema: int
    start: tuple = ("migrate", "serve")
    before: tuple = ()
    migration: tuple = ()
    newer_is_fine: bool = False
    answers: bool = True                            # False: serve never answers /health
    kill_after: int = 60
    health: bool = True


OLD = Image("57", 57)


def read_plan(path):
    """Return the images that a plan releases, one after the other. The first table of the exhibit is one release."""
    with open(path, "rb") as file:
        plan = tomllib.load(file)
    kill_after = plan["health"].get("kill_after_seconds", 10**6)
    health = plan["health"].get("path") is not None
    return [Image(version=release["version"], schema=58 if release["version"] == "58" else 57,
                  start=tuple(release["image"]["start"]), before=tuple(release["replace"]["before"]),
                  migration=tuple(release["migrate"].get("058", ())),
                  newer_is_fine=release["migrate"].get("newer_database_is_fine", False),
                  kill_after=kill_after, health=health)
            for release in plan.get("release", [{"version": "58", **plan}])]


class World:
    def __init__(self, place="production", log=None):
        self.place, self.log, self.now = place, log, 0
        self.schema, self.index, self.lock, self.blocked_by = 57, "none", None, None
        self.instances, self.jobs, self.waiting, self.refused = {}, [], [], 0
        self.cut_at = None                          # kill the process that builds the index after so many seconds, once
        for name in "abcd":
            self.instances[name] = Instance(self, name, OLD, ready=True)

    def say(self, words, ahead=0):
        if self.log is not None:
            self.log.append((self.now + ahead, words))

    def serving(self):
        return [i for i in self.instances.values() if i.ready]

    # What the images do in the database

    def migrate(self, who, image):
        while self.lock not in (None, who):
            yield
        if self.schema > image.schema:
            if image.newer_is_fine:
                return
            raise Failed(f"migrate: database {self.schema} is newer than image {image.schema}")
        if self.schema == image.schema:
            self.say(f"{who} migrate: database {self.schema}, nothing to do")
            return
        self.say(f"{who} migrate: database {self.schema}, image {image.schema}, runs 058")
        self.lock = who
        try:
            for statement in image.migration:
                yield from self.run(who, statement)
            self.schema = image.schema
            self.say(f"{who} migrate: database {self.schema}")
        finally:
            self.lock = None

    def run(self, who, statement):
        if statement.startswith("DROP INDEX"):
            self.index = "none"
            return
        online = "CONCURRENTLY" in statement
        if self.index != "none":
            raise Failed("migrate: index scans_by_pallet exists already")
        seconds, done = SECONDS[self.place] * (2 if online else 1), 0
        if online:
            self.index = "unfinished"
        else:
            self.blocked_by = who
            self.say(f"database {who} builds an index on scans, locks scans against writing")
        try:
            for done in range(seconds):
                if self.cut_at == done:
                    self.cut_at = None
                    raise Failed("the process was killed")
                yield
            self.index = "ready"
        finally:
            if not online:
                self.blocked_by = None
                if self.index != "ready":
                    self.say(f"database {who} has gone, index at {100 * done // seconds} percent, rolled back")

    def scan(self, name=None):
        """A scan arrives at an instance, or at any that serves. It is stored, waits for a lock, or is refused."""
        if name is None and not self.serving():
            self.refused += 1
        else:
            self.waiting.append((self.now, name or self.serving()[0].name))

    def step(self):
        """One second passes."""
        self.now += 1
        for job in list(self.jobs):
            job()
        for instance in list(self.instances.values()):
            instance.step()
        still = []
        for since, name in self.waiting:
            if self.blocked_by is None:
                self.say(f"{name} POST /scans 201")
            elif self.now - since >= PATIENCE:
                self.refused += 1
                self.say(f"{name} POST /scans 503 waited {PATIENCE} s for a lock on scans, held by {self.blocked_by}")
            else:
                still.append((since, name))
        self.waiting = still


class Instance:
    def __init__(self, world, name, image, ready=False):
        self.world, self.name, self.image, self.tries = world, name, image, 0
        self.ready, self.process, self.since, self.again_at = ready, None, world.now, None
        if not ready:
            self.start()

    def start(self):
        self.tries += 1
        self.since, self.again_at, self.ready = self.world.now, None, False
        more = f" (try {self.tries})" if self.tries > 1 else ""
        self.world.say(f"platform starts {self.name} version={self.image.version}{more}")
        self.process = self.commands()

    def commands(self):
        yield
        for command in self.image.start:
            if command == "migrate":
                yield from self.world.migrate(self.name, self.image)
            elif command == "check":
                if self.world.schema < self.image.schema:
                    raise Failed(f"check: database {self.world.schema} is older than image {self.image.schema}")
            elif command == "serve":
                yield
                while not self.image.answers:
                    yield
                self.ready = True
                self.world.say(f"{self.name} serve: ready")
        while True:
            yield

    def kill(self):
        if self.process:
            self.process.close()
        self.process, self.ready = None, False

    def restart(self):
        """The platform moves the instance to another machine."""
        self.kill()
        self.start()

    def step(self):
        if self.again_at == self.world.now:
            self.start()
        if self.process is None:
            return
        try:
            next(self.process)
        except Failed as failure:
            self.world.say(f"{self.name} {failure}, process ended")
            self.kill()
            self.again_at = self.world.now + AGAIN_AFTER
            return
        if not self.ready and self.world.now - self.since >= self.image.kill_after:
            self.world.say(f"platform {self.name} gave no answer for {self.image.kill_after} s, killed")
            self.kill()
            self.again_at = self.world.now + AGAIN_AFTER


class Release:
    """Replaces the instances one after the other. `ended` when all have the new image and answer."""

    def __init__(self, world, image):
        self.world, self.image, self.ended = world, image, False
        world.say(f"platform release {image.version} begins")
        self.work = self.steps()
        world.jobs.append(self.step)

    def step(self):
        try:
            next(self.work)
        except StopIteration:
            self.ended = True
            self.world.jobs.remove(self.step)

    def steps(self):
        for command in self.image.before:
            assert command == "migrate"
            for _ in range(2):                      # a step that was cut off is tried once more
                try:
                    yield from self.world.migrate("the step before", self.image)
                    break
                except Failed as failure:
                    self.world.say(f"{failure}")
            else:
                while True:
                    yield
        for name in self.world.instances:
            self.world.say(f"platform stops {name} version={self.world.instances[name].image.version}")
            self.world.instances[name].kill()
            self.world.instances[name] = new = Instance(self.world, name, self.image)
            while self.image.health and not new.ready:
                yield
                new = self.world.instances[name]
            yield
        while not all(i.ready and i.image == self.image for i in self.world.instances.values()):
            yield


def play(world, image, most=1800):
    """Release an image, with a scan each second, and return whether that ended within *most* seconds."""
    release = Release(world, image)
    end = world.now + most
    while not release.ended and world.now < end:
        world.scan()
        world.step()
    return release.ended
