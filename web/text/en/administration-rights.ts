import type { Same } from '../same.ts'
import type { rights as sv } from '../sv/administration-rights.ts'

export const rights: Same<typeof sv> = {
  intro:
    'The rules the service follows right now. They hold on every page, in every search, map and file.',
  audiences: {
    title: 'Who sees a record',
    what: 'Every record is owned by a unit and has a classification. The classification says who can be shown the record. The unit that owns it always sees it, if the role may read such records.',
    first:
      'What is added can at first be seen only by the unit itself, unless something else is chosen.',
    wider:
      'Showing a record to more people is a step of its own, which only the organisation that owns the record can take. The log shows it.',
    classification: 'Classification',
    who: 'What that means',
  },
  overview: {
    title: 'Overview',
    what: 'What each role does with each kind of record. Further up, under each role, you see which records that covers.',
    record: 'Kind of record',
  },
  roles: {
    title: 'Role by role',
    what: 'A person can have several roles. The one that allows the most applies.',
    yours: 'Your role',
    openAll: 'Show all tables',
    closeAll: 'Hide all tables',
    show: 'What the role may do',
    table: 'What the role {{role}} may do',
    projector: 'Can be chosen in projector mode, when the map is shown at a meeting.',
  },
  reach: {
    mine: 'what they have reported themselves',
    unit: 'what their own unit owns',
    organisation: 'what their own organisation owns',
    shared: 'what their own organisation owns, and what is shared between organisations',
    seen: 'everything they may see',
  },
  createReach: {
    mine: 'in their own name',
    unit: 'for their own unit',
    organisation: 'for their own organisation',
    shared: 'for their own organisation',
    seen: 'yes',
  },
}
