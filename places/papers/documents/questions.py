"""What only the host of an installation can know: asked for in one file, and marked in papers until answered."""

from django.utils.translation import gettext as _

from places.papers.methods.lines import Line


def questions() -> dict[str, str]:
    """Return {id: question} in the language in use, in the order of the file."""
    return _of_data_protection() | _of_the_product() | _of_access()


def _of_data_protection() -> dict[str, str]:
    return {
        "controller": _("Which organisation decides why and how people's data is used (name and address)?"),
        "controller_contact": _("How is that organisation reached (e-mail, telephone)?"),
        "data_protection_officer": _("Who is the data protection officer, and how are they reached?"),
        "hosting": _("Who runs the server, in which country, and under which agreement?"),
        "recipients": _("Who outside the organisation gets results of workshops?"),
        "transfers": _(
            "Does any data leave the EU, the EEA or the United Kingdom, and with which safeguard?"
        ),
        "purposes": _("Which decisions or plans are the workshops for?"),
        "people": _("Who takes part, and about how many people in a year? Are there children or patients?"),
        "ground": _("Why does the legal ground fit: which consent, or which task of the organisation?"),
        "archive": _("Which rule or decision says what is kept for good, and what is deleted?"),
        "consultation": _("Whose views were asked for, when, and what did they say?"),
        "residual_risk": _("Which risks remain, and who has accepted them?"),
        "signed_off": _("Who has signed the assessment off, and on which day?"),
        "review": _("When will it be looked at again, and by whom?"),
        "incidents": _("Whom do people and staff tell when something goes wrong with data?"),
    }


def _of_the_product() -> dict[str, str]:
    return _of_the_company() | _of_its_use() | _of_its_security()


def _of_its_use() -> dict[str, str]:
    return {
        "value": _(
            "What is gained by using it here, and how is that known (an evaluation, a trial, a count)?"
        ),
        "medical_device": _(
            "Who here has judged whether the product is a medical device, when, and with which result?"
        ),
        "clinical_safety_officer": _(
            "Who has agreed that DCB0129 does not apply to this use (name, profession, registration)?"
        ),
        "toolkit": _(
            "Which status has the organisation in the Data Security and Protection Toolkit this year?"
        ),
        "fee_register": _(
            "What is the number in the ICO's register of fee payers, and until when is it valid?"
        ),
        "terms": _(
            "Which terms on the use of people's data are the workshops held under, or why are there none?"
        ),
        "pathway": _(
            "Which existing work or pathway do the workshops belong to, and what happens to the results?"
        ),
        "availability": _("How many percent of the last twelve months was it available (two decimals)?"),
    }


def _of_the_company() -> dict[str, str]:
    return {
        "company_name": _("Which company or body answers for the product towards the NHS (name)?"),
        "contact_name": _("Who answers questions about the form (name and title)?"),
        "contact_email": _("What is their e-mail address?"),
        "contact_phone": _("What is their telephone number?"),
        "company_address": _("Which is the registered address?"),
        "company_country": _("In which country is it registered?"),
        "company_number": _("Which number has it (Companies House, charity or other)?"),
        "cqc": _("When did the Care Quality Commission last assess it, or why does that not apply?"),
    }


def _of_its_security() -> dict[str, str]:
    return {
        "cyber_essentials": _("Is there a Cyber Essentials certificate, and until when is it valid?"),
        "security_charter": _("Has the Cyber Security Charter for Suppliers to the NHS been signed?"),
        "penetration_test": _(
            "When was the installation last tested by outsiders against the OWASP Top 10, and what was found?"
        ),
        "code_of_practice": _("Who confirms the Software Security Code of Practice for this version?"),
        "second_factor": _(
            "Which second factor do leaders use here, for example at a sign-in in front of Placeness, or from when?"
        ),
        "multi_factor": _(
            "How is the computer that runs Placeness itself protected (multi-factor sign-in, updates)?"
        ),
    }


def _of_access() -> dict[str, str]:
    return {
        "accessibility_contact": _(
            "Where do people tell about parts that they cannot use (form, e-mail, telephone)?"
        ),
        "accessibility_answer": _("Within how many days do they get an answer?"),
        "accessibility_status": _("Is the service fully, partly or not compliant, by your own judgement?"),
        "accessibility_gaps": _("Which parts are not accessible, why, and what can people use instead?"),
        "accessibility_burden": _("Which parts would be disproportionate work, and why? Write none if none."),
        "accessibility_outside": _(
            "Which content does the law leave out (for example maps)? Write none if none."
        ),
        "accessibility_plan": _("What will be mended, and until when?"),
        "accessibility_tested": _("When and how was this installation last tested, and by whom?"),
        "accessibility_published": _("On which day was the statement first published, and last changed?"),
        "user_testing": _(
            "Which people tried the product out, among them people with disabilities, and when?"
        ),
        "accessible_information": _(
            "Who has read the Accessible Information Standard, and what follows for you?"
        ),
    }


class HostAnswers:
    """Makes lines of answers, and of questions that are still open."""

    def __init__(self, answers: dict[str, str]) -> None:
        self._answers, self._questions = answers, questions()

    def line(self, name: str, about: str = "") -> Line:
        """Return a line with the answer to a question, or with the question marked as open."""
        told = self._answers.get(name, "").strip()
        if told:
            return Line(told, about, answer=name)
        asks = _("To be answered by whoever runs this installation: %(question)s")
        return Line(asks % {"question": self._questions[name]}, about, answer=name, is_open=True)
