import type { Same } from '../same.ts'
import type { organisations as sv } from '../sv/administration-organisations.ts'

export const organisations: Same<typeof sv> = {
  intro:
    'Those who work together, with their units. A record is owned by a unit. The organisations are shared by all municipalities in the service.',
  add: 'Add an organisation',
  list: 'Organisations',
  name: 'Name',
  kind: 'Kind',
  kindHelp: 'The kind decides who may see records shared between the municipality and the police.',
  units: 'Units',
  two: 'Requires two-step sign-in',
  twoWhat:
    'Everybody who signs in with a password must have two-step sign-in to work here. Those who do not will set it up at their next visit.',
  newTitle: 'Add an organisation',
  addDo: 'Add',
  added: '{{name}} is added.',
  edit: 'Details',
  back: 'All organisations',
  gone: 'The organisation no longer exists',
  goneWhat: 'Somebody may have deleted it. The log says who.',
  onlyPolice:
    'Only the police change organisations of the police. You can read the details but not change them.',
  newUnits: 'New units',
  newUnitsHelp: 'One unit per line. At least one.',
  unitName: 'Unit {{n}}',
  moreUnits: 'Add units',
  moreUnitsHelp:
    'One unit per line. Units can be renamed but not deleted, since they may own records.',
  people_one: '{{n}} person here',
  people_other: '{{n}} people here',
  seeLog: 'Show in the log',
  delete: 'Delete the organisation',
  deleteWhat: 'Possible only when no unit owns records or has people.',
  deleteAsk:
    '{{name}} and its units are deleted for all municipalities in the service. It cannot be undone.',
  deleted: '{{name}} is deleted.',
  owns: '{{name}} cannot be deleted: a unit owns records or has people, perhaps in another municipality. Move the people to another organisation. One that owns records has to stay: you can rename it instead.',
  hasPeople_one:
    '{{name}} cannot be deleted now: {{n}} person here belongs to it. Move that person to another organisation first.',
  hasPeople_other:
    '{{name}} cannot be deleted now: {{n}} people here belong to it. Move them to another organisation first.',
  seePeople: 'Show the people',
  fault: {
    name: 'Write a name of at most 120 characters.',
    kind: 'Choose a kind.',
    units: 'Write at least one unit, at most 120 characters on each line.',
    unitTwice: 'The unit {{name}} is listed twice.',
    unitKnown: 'The unit {{name}} already exists.',
  },
  stale: 'Somebody else has changed the organisation while you were writing',
  staleWhat: 'What you wrote is kept here. What is saved now:',
}
