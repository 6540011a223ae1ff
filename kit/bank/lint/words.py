"""The words that lint looks for, in one place, so that they can be read, argued about and mended.

Entries are small regular expressions, matched as whole words and in any case. Each list leaves out what plain
technical prose needs: a *native* module, a *disabled* flag, a *credit* note and a *union* of two queries are fine.
"""

# ruff: noqa: SIM905 - words are easier to read and to mend as a text

from __future__ import annotations

from collections.abc import Mapping

# B01: says little to people who learned English elsewhere; sport, war and kitchen talk first.
IDIOMS: tuple[str, ...] = (
    "all hands on deck", "apples (?:and|to) oranges", "at the end of the day", "back to square one",
    "back to the drawing board", "ballpark", "bang for the buck", "battle[- ](?:tested|hardened|scars?)",
    "bikeshed(?:ding)?", "bird'?s[- ]eye", "bite the bullet", "blow(?:s|n)? up in (?:your|their) face",
    "boil(?:s|ing)? the ocean", "bulletproof", "call it a day",
    "can of worms", "chicken[- ]and[- ]egg", "circle back", "cook(?:s|ed)? the books", "cowboy cod(?:e|er|ing)",
    "curve ?balls?", "cuts? corners|cutting corners", "death march", "deep dives?", "double[- ]edged sword",
    "drop(?:s|ped)? the ball", "eat your own dog ?food|dogfooding", "elephant in the room", "fall(?:s|en)? through the cracks",
    "fire[- ]?fighting", "fight(?:s|ing)? fires?|put(?:s|ting)? out fires?", "game[- ]changers?", "get(?:s|ting)? the ball rolling",
    "hail mary", "heavy lifting", "hit(?:s)? the ground running", "holy grail", "home run",
    "in a nutshell", "in hot water", "in the trenches", "in the weeds", "jump(?:s|ed)? the gun", "keep(?:s|ing)? (?:\\w+ )?in the loop",
    "kick(?:s|ed|ing)? the can", "kills? two birds", "knock(?:s)? it out of the park", "know(?:s)? the ropes|learn(?:s)? the ropes",
    "level playing field", "long shot", "low[- ]hanging fruit", "mission impossible", "move(?:s)? the goal ?posts|goal ?posts",
    "move(?:s|ing)? the needle", "needle in a haystack", "no[- ]brainer", "off the hook", "off the top of (?:your|their|the) head",
    "on the same page", "once in a blue moon", "out of left field", "(?:outside|out of) the box", "piece of cake", "play(?:s)? hardball",
    "pull(?:s|ed)? the plug", "rabbit[- ]hole", "red herrings?", "reinvent(?:s|ing)? the wheel", "rocket science", "rule of thumb",
    "secret sauce", "shoot(?:s|ing)? from the hip", "shoot(?:s|ing)? (?:yourself|themselves|ourselves) in the foot", "silver bullets?", "slam dunk", "smoking gun",
    "spaghetti code", "step(?:s)? up to the plate", "sweep(?:s)? (?:\\w+ )?under the (?:rug|carpet)", "think on (?:your|their) feet",
    "throw(?:s|n)? (?:\\w+ )?under the bus", "throw(?:s|n)? (?:\\w+ )?over the wall", "tip of the iceberg", "touch base", "under the hood", "up to speed",
    "war rooms?", "war stor(?:y|ies)", "whole nine yards", "wild goose chase", "yak[- ]shaving",
)  # fmt: skip

# B01, too: words that hurt or shut out, with what to say in their place.
INSENSITIVE: Mapping[str, str] = {
    "black[- ]?list(?:s|ed|ing)?": "block list",
    "white[- ]?list(?:s|ed|ing)?": "allow list",
    "master[ /-](?:and[ -])?slaves?|slaves?": "primary and replica",
    "grandfathered|grandfather clause": "kept as before",
    "guys|dudes": "everyone",
    "(?:mother|grandmother|mom|grandma)[ -](?:test|could|would)": "somebody new to it",
    "man[- ](?:hours?|days?|months?|power)|manpower": "hours of work",
    "manned|unmanned": "staffed",
    "chairman|foreman|salesman|middleman": "a word for the post, whoever holds it",
    "craz(?:y|iness)|insane(?:ly)?|lunatic|psycho|schizophrenic": "what is wrong with it",
    "sanity[- ]?(?:check|test)(?:s|ed)?": "quick check",
    "cripple[ds]?|crippling|lame": "what it can not do",
    "tone[- ]deaf|deaf to|blind to|fall(?:s|en)? on deaf ears": "does not notice",
    "dumb|stupid|idiot(?:ic)?|moron(?:ic)?|retarded": "what is wrong with it",
    "powwow|spirit animal|low man on the totem pole|tribal knowledge": "what only a few know",
    "open the kimono": "show",
    "gyp(?:ped)?": "cheat",
    "third[- ]world|banana republic": "the place that is meant",
}

# B02: the candidate and everybody in a story is "they", or has a name.
GENDERED: tuple[str, ...] = ("he", "she", "him", "her", "his", "hers", "himself", "herself", "s/he", "he/she")

# B03: wording that puts off people who do not see themselves as fighters, after the list of masculine-coded words
# of Gaucher, Friesen and Kay 2011, without those that technical prose needs (force, lead, objective, independent).
DOMINANCE: tuple[str, ...] = (
    "aggressive(?:ly)?", "alpha (?:males?|types?|personalit(?:y|ies))", "ambitious", "assertive(?:ly|ness)?", "badass", "boss(?:y|es around)", "bully(?:ing)?",
    "(?<!divide and )conquer(?:s|ed|ing)?", "crush(?:es|ed|ing)? it", "cut[- ]?throat", "domineer(?:s|ing)", "dominant (?:person|figure|role|style)",
    "fearless(?:ly|ness)?", "fierce(?:ly)?", "gurus?", "gutsy", "hard[- ]?core", "headstrong", "hungry for", "hustle[rs]?", "killer (?:instinct|move)",
    "ninjas?", "outspoken", "play(?:s)? to win", "relentless(?:ly)?", "rock[- ]?stars?", "ruthless(?:ly)?", "superheroe?s?",
    "take(?:s)? no prisoners", "thick[- ]skinned|thick skin", "tough[- ]minded", "unstoppable", "warriors?", "(?:code|coding|tech|data) wizards?", "work(?:s)? hard,? play(?:s)? hard",
)  # fmt: skip

# B04: short, easy to say, and borne by people of any gender and many places.
POOL: frozenset[str] = frozenset({"Ro", "Dana", "Kim", "Noor", "Ari", "Sam", "Lee", "Robin", "Jo", "Alex"})

# B04: given names that writers reach for. Names that are also words, months, tools or languages are left out
# (Mark, Will, Grace, May, Jenkins, Ada, Julia, Ruby, Bill, Max, Art, Frank, Hope, Rich, Rob).
GIVEN_NAMES: frozenset[str] = frozenset(
    """
    Adam Ahmed Aisha Alan Alejandro Ali Alice Amir Amit Amy Ana Andrea Andrew Andy Angela Anil Anita Ann Anna Anne
    Anthony Antonio Arjun Arthur Barbara Ben Benjamin Beth Bob Brad Brandon Brian Bruce Carl Carla Carlos Carol
    Caroline Charles Charlie Chen Chloe Chris Christina Christine Claire Clara Craig Cynthia Daniel Danny Dave David
    Debbie Deborah Deepak Dennis Diana Diego Dimitri Dmitri Donna Doug Ed Eduardo Edward Eli Elena Elizabeth Ella
    Emily Emma Eric Erik Ethan Eva Evelyn Fatima Felix Fernando Fiona Francesca Gary George Giulia Greg Hannah Hans
    Harry Hassan Heather Helen Henry Hiroshi Ian Ibrahim Igor Ines Ingrid Isabel Ivan Jacob Jake James Jamie Jane
    Janet Jason Javier Jean Jeff Jen Jennifer Jenny Jeremy Jessica Jill Jim Jin Joan Joe Joel Johan John Johnny Jon
    Jonas Jonathan Jordan Jorge Jose Joseph Josh Joshua Juan Judy Justin Karen Karl Kate Katherine Kathy Katie Keith
    Kelly Ken Kenji Kevin Klaus Kumar Kyle Lars Laura Lauren Laurent Leila Lena Leo Leonard Leslie Li Liam Linda Lisa
    Liz Lucas Lucia Lucy Luis Luke Madison Magda Mahmoud Malik Marco Margaret Maria Marie Mario Martha Martin Mary
    Mateo Matt Matthew Mei Melissa Mia Michael Michelle Miguel Mike Mohamed Mohammed Mohammad Molly Monica Nancy
    Natalia Natalie Natasha Nathan Neil Nicholas Nick Nicole Nikhil Nina Noah Nora Oleg Oliver Olivia Olga Omar Oscar
    Pablo Pamela Patricia Paul Paula Pavel Pedro Peter Phil Philip Pierre Prakash Priya Rachel Rahul Raj Rajesh Ralph
    Ravi Rebecca Ricardo Richard Rick Rita Robert Roberto Roger Ron Rosa Ryan Samantha Samir Sandra Sanjay Sara
    Sarah Scott Sean Sergei Sergey Shankar Sharon Simon Sofia Sophia Sophie Stefan Stephanie Stephen Steve Steven
    Sunil Susan Suzanne Sven Tanya Tariq Ted Theo Theresa Thomas Tim Timothy Tina Todd Tom Tomas Tommy Tony Tracy
    Vanessa Victor Victoria Vijay Viktor Vincent Vladimir Walter Wei Wendy William Xin Yan Yasmin Yuki Yusuf Zhang
    """.split()
)

# B04: who may speak in a conversation without a name of the pool.
SPEAKERS: frozenset[str] = frozenset(
    """
    Admin Agent Alert Analyst Author Bot Build Candidate CI Client Customer Deploy Designer Developer Engineer Support
    Interviewer Lead Maintainer Manager Monitor On-call Operator Owner Pager Partner PM Product Reporter Reviewer
    Sales Security Shop System Team Tester User Vendor You I Me We
    """.split()
)

# P01: what an interview must not ask about, by topic. Law differs by country; this is no legal advice.
PROHIBITED: Mapping[str, tuple[str, ...]] = {
    "age": (
        "how old (?:are|is) (?:you|the candidate)", "(?:your|the candidate's|candidate's|interviewee's) age", "your (?:date of birth|birth ?(?:day|date|year))",
        "(?:what|which) year were you born", "when were you born", "(?:when|what year|which year) did you (?:graduate|finish school|leave school)", "your graduation|graduation year|year of (?:your )?graduation",
        "digital natives?", "young and dynamic|young team", "(?:you|they|candidate) (?:are|is|be|seems?) too (?:old|young)", "your retirement|plan to retire|close to retirement",
    ),
    "family and care": (
        "(?:are you|is the candidate) (?:married|single|engaged|divorced)", "marital status", "maiden name", "pregnan(?:t|cy)",
        "(?:do you|you) (?:have|want|plan to have|plan on having) (?:any )?(?:children|kids|a family|a baby)", "your (?:spouse|husband|wife|partner at home|children|kids|family)",
        "(?:your|arrange) child ?care", "family planning", "your (?:maternity|paternity|parental) leave", "your caring responsibilit(?:y|ies)", "single (?:mother|father|parent)s?",
    ),
    "origin": (
        "where are you (?:really |originally )?from", "where do you (?:really |originally )?come from", "your country of (?:birth|origin)|your (?:birthplace|place of birth)",
        "(?:your|the candidate's) (?:nationality|ethnicity|ethnic (?:origin|background)|race|ancestry|native (?:country|language))", "what nationality", "where were you born",
    ),
    "citizenship": ("(?:your|the candidate's) (?:citizenship|immigration status|residence permit|visa)", "are you a citizen", "do you have (?:a green card|a visa|citizenship)"),
    "accent and first language": (
        "(?:your|their|the candidate's|a foreign|a strong|a heavy|an?|no) accent(?! on| over| in the (?:name|word|address))", "native[- ](?:english[- ])?speakers?", "native english", "mother tongue", "your (?:first|native) language",
    ),
    "religion": (
        "(?:your|the candidate's|what|which) religion", "(?:are you|is) religious", "religious (?:beliefs?|holidays?|practices?|reasons?)", "(?:go to|attend(?:s)?) (?:church|a mosque|temple|a synagogue)", "do you (?:pray|believe in god)",
    ),
    "health and disability": (
        "(?:have|has) (?:a|any) (?:disabilit(?:y|ies)|illness(?:es)?|medical conditions?)", "are you (?:disabled|ill|healthy)", "(?:your|the candidate's) (?:disabilit(?:y|ies)|health|mental health|medical history|illness|medication)",
        "(?:how many|your) sick days|your sick leave", "autis(?:m|tic)", "adhd", "dyslexi[ac]", "do you (?:smoke|drink)",
    ),
    "record and credit": (
        "criminal (?:record|history|conviction)s?", "(?:have you been|were you|ever been) (?:arrested|convicted)", "your (?:arrest record|debts?|credit (?:score|history|rating|report))", "have you (?:gone|been) bankrupt",
    ),
    "private life": (
        "(?:your|the candidate's) (?:sexuality|sexual orientation|private life|hobb(?:y|ies)|(?:free|spare) time|boyfriend|girlfriend)", "are you (?:gay|straight|lesbian|transgender)",
        "(?:what do you do|how do you spend) (?:at|on|in|your) (?:the )?(?:weekends?|evenings?|holidays?)", "your social media", "where do you live",
    ),
    "politics": ("your (?:politics|political (?:views?|part(?:y|ies)|opinions?|beliefs?))", "political (?:views|opinions|beliefs)", "(?:whom?|what|which party) (?:did|do|would) you vote", "your military (?:service|discharge)"),
    "union": ("(?:trade|labou?r) unions?", "(?:a|your) union (?:member(?:ship)?|card)", "are you in a union|(?:join|joined|joining) a union"),
    "pay history": ("salary history", "(?:your|the candidate's) (?:current |previous |last |present |past |former )?(?:salary|pay|wages?|compensation)", "how much (?:do|did) you (?:earn|make)(?! sure)"),
}  # fmt: skip

# Q03: a question that tells what to answer.
LEADING: tuple[str, ...] = (
    "(?:don't|do not|didn't|wouldn't|won't|shouldn't|can't|couldn't) (?:you|we|they) (?:think|agree|say|want|need|also|have to|just)",
    "(?:isn't|aren't|wasn't|weren't|doesn't|hasn't|haven't) (?:it|that|this|there|the|they)",
    "(?:isn't|aren't|wasn't|don't|doesn't|didn't|won't|wouldn't|can't|couldn't|shouldn't) (?:it|you|they|we|that)(?=\\?)",
    "would you agree", "do you agree that", "you would agree", "surely", "obviously", "of course", "clearly,?", "as (?:you know|everyone knows|we all know)",
    "i (?:assume|suppose|guess|take it) (?:that )?you", "i'm sure you", "you (?:would|wouldn't|must|surely|probably) .*,? right", "everybody knows", "any good (?:engineer|developer)", "the (?:right|correct) (?:answer|thing) (?:is|would be)",
)  # fmt: skip

# Q04: a question that begins so can be answered with yes or no ...
YES_NO: frozenset[str] = frozenset(
    """
    am are can could did do does had has have is may might must shall should was were will would
    isn't aren't don't doesn't didn't wouldn't can't couldn't
    """.split()
)
# ... unless it is a polite way to ask for something, or an open question or a task stands beside it.
OPEN: tuple[str, ...] = (
    "what", "why", "how", "when", "where", "which", "who", "whom", "whose", "tell (?:me|us)", "take (?:me|us) through", "walk (?:me|us) through",
    "talk (?:me|us) through", "describe", "explain", "show (?:me|us)", "review", "design", "draw", "write", "list", "name", "choose", "suggest", "propose",
    "estimate", "sketch", "find", "compare", "plan", "rank", "order", "play", "give", "help", "say", "read", "decide", "repair", "make", "put", "work out",
)  # fmt: skip

# Q05: known to everybody who is asked; other short forms have to stand in a fact, an exhibit or what is assumed.
KNOWN_ACRONYMS: frozenset[str] = frozenset(
    """
    AM API APIS CD CI CPU CSS CSV DNS GB HTML HTTP HTTPS ID IDE IDS IO IP IT JSON KB MB OK OS PC PDF PM PR QA RAM SDK SQL
    SSH TB TCP TLS UI URL URLS US USB UTC UTF VM XML YAML
    GET POST PUT PATCH DELETE HEAD OPTIONS
    SELECT INSERT UPDATE FROM WHERE JOIN LEFT INNER OUTER ORDER GROUP BY LIMIT OFFSET HAVING INTO VALUES SET INDEX TABLE
    COLUMN VIEW ALTER CREATE DROP ADD COMMIT ROLLBACK BEGIN NULL NOT AND OR IN IS AS ON UNION ALL DISTINCT EXPLAIN KEY
    UNIQUE PRIMARY COUNT SUM MIN MAX AVG LOCK EXISTS LIKE CASE WHEN THEN ELSE END ASC DESC
    TRUE FALSE TODO README DEBUG INFO WARN WARNING ERROR FATAL NR
    """.split()
)

# A03: what can be seen or heard, in the form that an anchor begins a clause with. Knowing, understanding, being
# and having are not on it.
OBSERVABLE: frozenset[str] = frozenset(
    """
    accept act add address admit adopt adjust agree aim align allow analyse analyze announce answer apologise apply approve argue articulate
    arrange ask assign assume attach automate avoid balance base batch begin bisect blame block bound break bring build buy
    calculate call calm cap carry catch challenge change check choose cite claim clarify clear close collect combine
    come commit compare complain compute conclude confirm connect consider contradict convert copy correct count cover create
    criticise cut deal decide decline defend define delay delegate delete deliver demand demonstrate deny deploy derive
    describe design detect develop diagnose differ direct disagree discard discuss dismiss dispute distinguish divide
    do document doubt draft draw drop encourage end enforce ensure escalate estimate evaluate examine exclude expect
    explain explore expose express extend extract fail fall fill find finish fit fix flag focus follow forbid force
    form frame free gain gather generate get give go group guard guess guide hand handle help hide
    highlight hold identify ignore illustrate implement improve include increase index infer inform inspect insist
    integrate interpret interrupt introduce invent invite involve isolate join judge jump justify keep label lack
    launch lay lead learn leave lecture lend let limit link list listen load locate lock log look lose lower maintain make map
    mark match measure meet mention merge migrate misread misplace miss mix mock model monitor move name narrate narrow
    negotiate notice note object observe offer omit open order organise organize outline overlook own pair parse pass
    patch pay phrase pick pin place plan play point practise predict prefer prepare present press prevent print
    prioritise prioritize probe produce promise propose protect prove provide publish pull push put qualify quantify query
    question quote raise rank rate reach react read reason recall recite reckon recognise recognize recommend reconstruct
    record recover reduce refer refine refuse reject relate release rely remember remind remove rename reorder repair
    repeat rephrase replace replay reply report reproduce request require rerun reserve reset reshape resolve respond
    restart restate restore rest restrict resume retell retire retry return reuse reveal revert review revise rewrite
    roll route rule run save say schedule search see seek select send separate serve set settle shape share shift show
    shorten shut simulate sketch skip solve sort speak specify split spot stage start state stay stop store stress
    structure study suggest summarise summarize support swap switch take talk teach tell test thank tie
    time touch trace track trade train transfer translate treat trigger try turn type undo unfold unlock update
    upgrade use validate vary verify view visit volunteer vote wait walk warn watch weigh widen withdraw word work
    wrap write
    """.split()
)
IRREGULAR: frozenset[str] = frozenset(
    """
    began broke brought built bought caught chose came cut did drew drove fell found gave got held heard hid kept
    laid led learnt left lent let lost made met paid proved put read rewrote ran said saw sent set shared showed shown
    shut sought spent spoke split spoke stood stopped took taught told tried undid went withdrew wrote
    """.split()
)

# A04: says how good something is, not what was said or done.
VAGUE: tuple[str, ...] = (
    "good", "great", "excellent", "exceptional(?:ly)?", "superb", "strong(?:ly|er|est)?", "weak(?:ly|er)?", "poor(?:ly)?", "bad(?:ly)?", "solid(?:ly)?", "decent", "nice(?:ly)?",
    "deep(?:er)? (?:understanding|knowledge|insight|analysis|grasp)", "deeply", "in[- ]depth", "superficial(?:ly)?", "appropriate(?:ly)?", "adequate(?:ly)?", "inadequate(?:ly)?", "proper(?:ly)?", "suitable|suitably", "reasonabl[ey]",
    "effective(?:ly)?", "efficiently", "impressive(?:ly)?", "outstanding", "thorough(?:ly)?", "robust(?:ly)?", "comprehensive(?:ly)?", "insightful", "sophisticated", "mature(?:ly)?",
    "elegant(?:ly)?", "sensibl[ey]", "satisfactor(?:y|ily)", "acceptabl[ey]", "competent(?:ly)?", "skil[l]?ful(?:ly)?", "(?:advanced|basic|some|limited) (?:understanding|knowledge|grasp|skills?)",
    "clearly", "clear(?= (?:answer|explanation|idea|understanding|picture|thinking|communication|reasoning))", "easily", "quickly", "smoothly", "sufficient(?:ly)?",
    "well(?! (?:before|after|over|under|above|below|beyond|into|ahead|known))", "very", "really (?:good|well|strong)", "high[- ]quality", "best practices?",
)  # fmt: skip
# A04: where one of those words says something that can be heard after all.
NOT_VAGUE: tuple[str, ...] = (
    "as well", "(?:did|does|do|went|goes|worked) well", "good (?:for|enough for) (?:the|all|one)", "(?:last|known|first) good", "strong(?:ly)? (?:consistent|consistency|typed|reference)", "weak (?:reference|map|ref)s?",
    "(?:bad|poor|weak) (?:message|row|record|request|version|release|deploy|value|input|line|commit|run|data|order|event|file|build|variant|test|check|change|assertion)s?", "good (?:message|row|record|version|release|value|line|commit|run|build)s?",
    "outstanding (?:request|call|message|promise|task|order|payment|invoice|job)s?", "solid line", "acceptable (?:loss|delay|error|range|risk|rate|downtime)", "deeply nested",
)  # fmt: skip

# A07: who somebody is, how fluent or how fast, in place of what they said or did.
PERSONALITY: tuple[str, ...] = (
    "personality", "(?<!percent )(?:(?:self[- ])?confident|confidently|self[- ]assured)", "enthusias(?:m|tic|tically)", "passion(?:ate|ately)?", "(?:is|seems|highly|self[- ])[ ]?motivated", "energetic|energy level|high energy",
    "charming", "charisma(?:tic)?", "likea?ble", "(?:is|was|seems|stays|very) (?:friendly|unfriendly|warm|outgoing|smart|bright|clever|intelligent|brilliant|lazy|pleasant)", "warmth|warm (?:person|manner|tone|smile)",
    "(?:smart|bright|clever|intelligent|brilliant|lazy|friendly|pleasant|warm) (?:person|people|engineer|developer|candidate|manner)", "sympathetic", "humble", "arrogan(?:t|ce)", "shy(?! of)", "nervous(?:ly|ness)?", "timid", "introvert(?:ed)?s?", "extrovert(?:ed)?s?",
    "gifted", "talented", "genius", "naturally curious|curious by nature", "team player", "go[- ]getter", "self[- ]starter", "can-do|(?:positive|can[- ]do|good|bad|right|wrong|poor|great) attitude",
    "cultur(?:e|al) fit|good fit|fits? (?:the culture|the team|in (?:with|socially))", "eye contact", "body language", "smil(?:es|ing)", "handshake", "tone of voice", "fluen(?:tly|cy)|fluent(?! (?:api|interface|builder|style))", "eloquen(?:t|ce|tly)", "articulate(?:ly)?(?! (?:the|a|an|why|how|what))", "well[- ]spoken",
    "(?:good|poor|broken|perfect|strong|weak) english", "(?:their|the candidate's|strong|foreign|heavy) accent", "(?:speaks?|talks?|thinks?|answers?|responds?|replies) (?:fast|quickly|slowly|rapidly)", "quick thinker|fast learner|thinks on (?:their|the) feet", "hesitan(?:t|tly|cy)", "executive presence|presence in the room", "gravitas", "polished (?:manner|speaker|appearance)",
)  # fmt: skip

# V08: a wrong answer that begins so is a change to the thing in the exhibit, and a change can be executed.
CHANGES: frozenset[str] = frozenset(
    """
    add allow await batch buffer bump cache call cap catch change clear compute copy create debounce
    decrease delete denormalise disable double drop enable fill filter group halve increase index insert join keep
    limit load lock log lower make map memoise merge mock move pin poll pool preload put queue raise
    read rebuild reduce release remember remove rename replace retry return round shard skip sleep sort split
    store swap switch truncate try turn update upgrade use validate wait wrap write
    """.split()
)

# Carry no meaning of their own when texts are compared.
STOPWORDS: frozenset[str] = frozenset(
    """
    a about above after again all also am an and any are as at be because been before being below between both but by
    can cannot could did do does doing done down during each else ever every few for from further get gets give gives
    had has have having here how i if in into is it its itself just let lets like made make makes many may me might
    more most much must my no nor not now of off on once one only or other our out over own per please same say says
    see sees shall she should so some such take takes than that the their them then there these they this those
    through time to too two under until up us use used uses very was way we were what when where which while who whom
    whose why will with within without would yes yet you your
    """.split()
)
