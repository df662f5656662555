/** Words for roles, classifications, organisations and kinds of record, as the pages of administration use them. */
export const names = {
  role: {
    reader: 'Läsare',
    reporter: 'Rapportör',
    member: 'Medarbetare',
    'camera-owner': 'Kameraansvarig',
    police: 'Polis',
    communicator: 'Kommunikatör',
    coordinator: 'Samordnare',
    administrator: 'Administratör',
  },
  roleWhat: {
    reader: 'Läser allt som delas i samarbetet. Ändrar inget.',
    reporter: 'Lämnar händelser, och ser bara dem som hen själv har lämnat.',
    member:
      'Arbetsgruppen: läser, och arbetar med händelser, otrygga platser, områden och förslag till kameror.',
    'camera-owner':
      'Sköter kommunens fasta kameror, kameramodellerna att planera med, och filerna till dem.',
    police:
      'Arbetar som en medarbetare, ser också det som är polisens, sköter tillfälliga kameror och kameramodellerna att planera med, och låter fler se polisens uppgifter.',
    communicator: 'Läser allt som delas, för att kunna berätta om arbetet utåt.',
    coordinator:
      'Låter fler se det som den egna organisationen äger, också allmänheten, och ritar områden.',
    administrator:
      'Sköter personer, organisationer, gallring och logg. Ser inga händelser, platser eller kameror genom den rollen.',
  },
  onlyFor: {
    municipality: 'Kan bara den ha som är anställd i kommunen.',
    police: 'Kan bara den ha som är anställd i polisen.',
    'civil-society': 'Kan bara den ha som är med i en förening.',
    business: 'Kan bara den ha som är med i näringslivet.',
  },
  organisationKind: {
    municipality: 'Kommun',
    police: 'Polis',
    'civil-society': 'Förening eller samfund',
    business: 'Näringsliv',
  },
  classification: {
    own: 'Bara den egna enheten',
    police: 'Polisen',
    authorities: 'Kommunen och polisen',
    internal: 'Alla som samarbetar',
    public: 'Alla, också allmänheten',
  },
  record: {
    incident: 'Händelser',
    hotspot: 'Otrygga platser',
    'planning-area': 'Planeringsområden',
    'fixed-camera': 'Fasta kameror',
    'temporary-camera': 'Tillfälliga kameror',
    lens: 'Kameramodeller',
    plan: 'Förslag till kameror',
    town: 'Stadens karta (hus, träd, gatlyktor, namn)',
    file: 'Filer',
    'import-batch': 'Importer',
    job: 'Arbeten i bakgrunden',
    municipality: 'Uppgifter om kommunen',
    organisation: 'Organisationer',
    person: 'Personer',
    'audit-event': 'Loggen',
    'retention-rule': 'Gallringsregler',
  },
  action: {
    read: 'Läsa',
    create: 'Lägga till',
    change: 'Ändra',
    delete: 'Ta bort',
    share: 'Låta fler se',
    publish: 'Visa för allmänheten',
  },
  does: {
    read: 'läser',
    create: 'lägger till',
    change: 'ändrar',
    delete: 'tar bort',
    share: 'låter fler se',
    publish: 'visar för allmänheten',
  },
} as const
