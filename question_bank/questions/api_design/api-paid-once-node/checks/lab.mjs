// What the client of the lab can throw.
export class LabError extends Error {}

// The lab took nothing. Nothing is made.
export class LabBusy extends LabError {
  name = 'LabBusy';
}

// No answer within ten seconds.
export class LabTimeout extends LabError {
  name = 'LabTimeout';
}
