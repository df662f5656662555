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
    reader: 'Reads everything that is shared in the collaboration. Changes nothing.',
    reporter: 'Reports incidents, and sees only those they have reported themselves.',
    member:
      'The working group: reads, and works on incidents, hotspots, areas and proposals for cameras.',
    'camera-owner':
      'Looks after the municipality’s fixed cameras, the camera models to plan with, and the files.',
    police:
      'Works as a member, sees what belongs to the police too, looks after temporary cameras and the camera models to plan with, and lets more see police records.',
    communicator: 'Reads everything that is shared, to be able to tell others about the work.',
    coordinator: 'Lets more see what their own organisation owns, the public too, and draws areas.',
    administrator:
      'Manages people, organisations, retention and the log. That role shows no incidents, hotspots or cameras.',
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
    internal: 'Everybody who works together',
    public: 'Everybody, the public too',
  },
  record: {
    incident: 'Incidents',
    hotspot: 'Hotspots',
    'planning-area': 'Planning areas',
    'fixed-camera': 'Fixed cameras',
    'temporary-camera': 'Temporary cameras',
    lens: 'Camera models',
    plan: 'Proposals for cameras',
    town: 'The map of the town (buildings, trees, street lamps, names)',
    file: 'Files',
    'import-batch': 'Imports',
    job: 'Background work',
    municipality: 'Details of the municipality',
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
    share: 'Let more see',
    publish: 'Show to the public',
  },
  does: {
    read: 'reads',
    create: 'adds',
    change: 'changes',
    delete: 'deletes',
    share: 'lets more see',
    publish: 'shows to the public',
  },
}
