/** Gives the listed answers, one for each call. */
export class FakeCarrier {
  calls = 0;

  constructor(...answers) {
    this.answers = answers;
  }

  async rate(parcel) {
    this.calls += 1;
    const answer = this.answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  }
}
