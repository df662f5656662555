import type { Same } from '../same.ts'
import type { rights as sv } from '../sv/administration-rights.ts'

export const rights: Same<typeof sv> = {
  intro:
    'The rules the service goes by, as they stand in the program just now. Every page, search, map and file asks the same table.',
  audiences: {
    title: 'Who sees a record',
    what: 'Every record is owned by a unit and has a classification. The classification says who can be shown the record. The unit that owns it always sees it, if the role may read such records.',
    first:
      'What is added is at first seen only by the unit itself, unless something else is chosen.',
    wider:
      'To show a record to more people is a step of its own, which only the organisation that owns the record can take. It is written in the log.',
    classification: 'Classification',
    who: 'What that means',
  },
  overview: {
    title: 'Overview',
    what: 'What each role does with each kind of record. Above, under each role, it says how far that reaches.',
    record: 'Kind of record',
  },
  roles: {
    title: 'Role by role',
    what: 'A person can have several roles. Then what reaches farthest holds.',
    yours: 'Your role',
    openAll: 'Show all tables',
    closeAll: 'Hide all tables',
    show: 'What the role reaches',
    table: 'What the role {{role}} does and reaches',
    projector: 'Can be chosen in projector mode, when the map is shown at a meeting.',
  },
  reach: {
    mine: 'what they left themselves',
    unit: 'what their own unit owns',
    organisation: 'what their own organisation owns',
    shared: 'what their own organisation owns, and what is shared between organisations',
    seen: 'all that they may see',
  },
  createReach: {
    mine: 'in their own name',
    unit: 'for their own unit',
    organisation: 'for their own organisation',
    shared: 'for their own organisation',
    seen: 'yes',
  },
}
