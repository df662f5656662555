import type { Same } from '../same.ts'
import type { names as sv } from '../sv/administration-names.ts'

export const names: Same<typeof sv> = {
  role: {
    reader: 'Reader',
    reporter: 'Reporter',
    member: 'Member',
    'camera-owner': 'Camera keeper',
    police: 'Police',
    communicator: 'Communicator',
    coordinator: 'Coordinator',
    administrator: 'Administrator',
  },
  roleWhat: {
    reader: 'Reads all that is shared in the collaboration. Changes nothing.',
    reporter: 'Leaves incidents, and sees only those they left themselves.',
    member:
      'The working group: reads, and works on incidents, hotspots, areas and proposals for cameras.',
    'camera-owner': 'Takes care of the municipality’s fixed cameras and their files.',
    police:
      'Works as a member, sees what belongs to the police too, takes care of temporary cameras and releases police records.',
    communicator: 'Reads all that is shared, to be able to tell others about the work.',
    coordinator: 'Releases and publishes what their own organisation owns, and draws areas.',
    administrator:
      'Takes care of people, organisations, retention and the log. Sees no incidents, hotspots or cameras by that role.',
  },
  onlyFor: {
    municipality: 'Only for those employed by the municipality.',
    police: 'Only for those employed by the police.',
    'civil-society': 'Only for those in an association.',
    business: 'Only for those in business.',
  },
  organisationKind: {
    municipality: 'Municipality',
    police: 'Police',
    'civil-society': 'Association or congregation',
    business: 'Business',
  },
  classification: {
    own: 'Only the unit itself',
    police: 'The police',
    authorities: 'The municipality and the police',
    internal: 'All who work together',
    public: 'Everybody',
  },
  record: {
    incident: 'Incidents',
    hotspot: 'Hotspots',
    'planning-area': 'Planning areas',
    'fixed-camera': 'Fixed cameras',
    'temporary-camera': 'Temporary cameras',
    plan: 'Proposals for cameras',
    town: 'The map of the town (buildings, trees, street lamps, names)',
    file: 'Files',
    'import-batch': 'Imports',
    job: 'Long jobs',
    municipality: 'Facts about the municipality',
    organisation: 'Organisations',
    person: 'People',
    'audit-event': 'The log',
    'retention-rule': 'Retention rules',
  },
  action: {
    read: 'Read',
    create: 'Add',
    change: 'Change',
    delete: 'Delete',
    share: 'Release to more',
    publish: 'Publish',
  },
  does: {
    read: 'reads',
    create: 'adds',
    change: 'changes',
    delete: 'deletes',
    share: 'releases',
    publish: 'publishes',
  },
}
