"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import sys

from school import ARI, NOOR, ROBIN, active, click, letters, load, of_ari, open_school

version = load(sys.argv[1])


def show():
    print("lessons:", *(f"{pupil}={name}" for pupil, name in of_ari().items()))
    print("letters:", *(f"{pupil}={text.split()[-1].rstrip('.')}" for pupil, text in letters()))


def all_free():
    open_school()
    error = click(version.hand_over, ARI, ROBIN)
    show()
    return (error is None and set(of_ari().values()) == {"Robin"} and active(ARI) == 0
            and [pupil for pupil, _ in letters()] == ["p11", "p12", "p13", "p14", "p15"])


def told():
    open_school()
    error = click(version.hand_over, ARI, NOOR)
    print("the office sees:", type(error).__name__)
    return error is not None


def clash():
    open_school()
    click(version.hand_over, ARI, NOOR)
    show()
    return set(of_ari().values()) == {"Ari"} and letters() == [] and active(ARI) == 1


def second_choice():
    open_school()
    click(version.hand_over, ARI, NOOR)
    click(version.hand_over, ARI, ROBIN)
    show()
    return (set(of_ari().values()) == {"Robin"}
            and [text.endswith("with Robin.") for _, text in letters()] == [True] * 5)


def letter_refused():
    open_school(refuse=True)
    error = click(version.hand_over, ARI, ROBIN)
    show()
    return error is not None and set(of_ari().values()) == {"Ari"} and letters() == []


def other_pages():
    open_school()
    add_letter = getattr(version, "add_letter", None) or load("exhibits/letters.py").add_letter
    click(add_letter, "p21", "Noor is ill on Tuesday.")
    print("letters:", *(pupil for pupil, _ in letters()))
    return [pupil for pupil, _ in letters()] == ["p21"]


sys.exit(0 if globals()[sys.argv[2]]() else 1)
