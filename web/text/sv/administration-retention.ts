/** Words of the page "Gallring". */
export const retention = {
  intro:
    'Hur länge uppgifter finns kvar i {{municipality}}. Varje natt tas det bort som är äldre än beslutet säger. Det går inte att få tillbaka.',
  off: 'Inget gallras förrän det finns ett beslut. Skriv in beslutets nummer och datum, så börjar det gälla nästa natt.',
  some: 'Det som har ett beslut gallras varje natt. Resten gallras inte förrän du skriver in ett beslut.',
  ofMunicipality: 'Du bestämmer om kommunens uppgifter; polisen bestämmer om sina egna.',
  ofPolice: 'Du bestämmer om polisens uppgifter; kommunen bestämmer om sina egna och om loggen.',
  subject: {
    'incident-text': {
      name: 'Händelsers fritext',
      what: 'Beskrivningen och platsens namn tas bort. Tid, plats på kartan och kategori finns kvar, så att statistiken stämmer.',
      would_one: 'Vid nästa körning gallras {{n}} händelses fritext, äldre än {{before}}.',
      would_other: 'Vid nästa körning gallras {{n}} händelsers fritext, äldre än {{before}}.',
    },
    'incident-reporter': {
      name: 'Vem som lämnade en händelse',
      what: 'Kopplingen mellan en händelse och personen som lade in den tas bort. Den som bara ser egna händelser ser den då inte längre.',
      would_one: 'Vid nästa körning gallras vem som lämnade {{n}} händelse, äldre än {{before}}.',
      would_other:
        'Vid nästa körning gallras vem som lämnade {{n}} händelser, äldre än {{before}}.',
    },
    'hotspot-text': {
      name: 'Avslutade platsers fritext',
      what: 'Problem, orsaker, åtgärder och ansvarig tas bort för platser som är avslutade. Namn och område finns kvar.',
      would_one:
        'Vid nästa körning gallras fritexten om {{n}} avslutad plats, äldre än {{before}}.',
      would_other:
        'Vid nästa körning gallras fritexten om {{n}} avslutade platser, äldre än {{before}}.',
    },
    'import-report': {
      name: 'Importers rapporter',
      what: 'Raderna som avvisades vid en import tas bort, liksom rapporter från arbeten i bakgrunden. Det som importerades finns kvar.',
      would_one: 'Vid nästa körning gallras {{n}} rapport, äldre än {{before}}.',
      would_other: 'Vid nästa körning gallras {{n}} rapporter, äldre än {{before}}.',
    },
    'deployment-words': {
      name: 'Beslutstext för nedtagna kameror',
      what: 'Texten om beslutet tas bort för kameror som har tagits ner. Var och när de stod finns kvar. Förteckningen över kameror ska täcka minst fem år.',
      would_one:
        'Vid nästa körning gallras beslutstexten för {{n}} kamera, nedtagen före {{before}}.',
      would_other:
        'Vid nästa körning gallras beslutstexten för {{n}} kameror, nedtagna före {{before}}.',
    },
    'sign-ins': {
      name: 'Inloggningar i loggen',
      what: 'Vem som loggade in och från vilken adress tas bort. Att något hände, och när, finns kvar.',
      would_one: 'Vid nästa körning gallras {{n}} inloggning, äldre än {{before}}.',
      would_other: 'Vid nästa körning gallras {{n}} inloggningar, äldre än {{before}}.',
    },
    'closed-people': {
      name: 'Personer som inte längre kan logga in',
      what: 'Namn, e-post, lösenord och tvåstegsinloggning tas bort för den vars konto är stängt eller som inte har någon roll kvar, och det som loggen säger om personen. Den som har roller i flera kommuner tas bort när alla har ett beslut och tiden har gått ut för alla. Vem som gjorde vad står kvar i loggen så länge den finns.',
      would_one: 'Vid nästa körning gallras {{n}} person, borta sedan före {{before}}.',
      would_other: 'Vid nästa körning gallras {{n}} personer, borta sedan före {{before}}.',
    },
    audit: {
      name: 'Loggen',
      what: 'Allt i loggen som är äldre tas bort: vem som gjorde vad, och värden före och efter. Loggen visar själv var den börjar, så att ingen kan ta bort mer utan att det syns. Det som kommuner delar (organisationer och inloggningar) tas bort när alla har ett beslut, efter den längsta tiden.',
      would_one:
        'Vid nästa körning gallras {{n}} rad som du kan se i loggen, äldre än {{before}}, och de av polisens rader som är lika gamla.',
      would_other:
        'Vid nästa körning gallras {{n}} rader som du kan se i loggen, äldre än {{before}}, och de av polisens rader som är lika gamla.',
    },
  },
  isOff: 'Gallras inte.',
  isOn_one: 'Gallras efter {{months}} månad.',
  isOn_other: 'Gallras efter {{months}} månader.',
  by: 'Beslut: {{decision}}, {{day}}.',
  suggestion: 'Förslag: {{months}} månader.',
  least: 'Kortast: {{months}} månader.',
  decide: 'Skriv in beslut',
  change: 'Ändra',
  months: 'Månader som uppgifterna finns kvar',
  decision: 'Beslut',
  decisionHelp: 'Nummer eller namn, till exempel KS 2026/123',
  decidedOn: 'Beslutet togs',
  count: 'Räknar …',
  would0: 'Vid nästa körning gallras inget som du kan se. Gränsen går vid {{before}}.',
  countFailed: 'Det gick inte att räkna hur många det gäller.',
  start: 'Gallra efter beslutet',
  startTitle: 'Gallra: {{name}}',
  startAsk:
    'Gallringen görs varje natt, från och med den som kommer. Det som gallras går inte att få tillbaka.',
  started: 'Beslutet är inskrivet: {{name}} gallras från nästa natt.',
  end: 'Sluta gallra',
  endAsk:
    'Inget mer gallras av {{name}} förrän ett nytt beslut skrivs in. Det som redan är gallrat kommer inte tillbaka.',
  ended: '{{name}} gallras inte längre.',
  fault: {
    months: 'Skriv ett helt antal månader, minst {{least}} och högst 1 200.',
    decision: 'Skriv beslutets nummer eller namn.',
    decidedOn: 'Skriv dagen då beslutet togs, inte en dag framåt i tiden.',
  },
  stale:
    'Någon annan har ändrat regeln medan du skrev. Det du skrev finns kvar: spara igen om det ska gälla.',
  runs: 'Senaste körningar',
  runsWhat:
    'Gallringen körs en gång per natt. De senaste visas först, med det som du bestämmer om.',
  noRuns: 'Ingen körning än',
  noRunsWhat: 'Den första körs natten efter det första beslutet.',
  runDay: 'Dag',
  runTime: 'Tid',
  runDid: 'Gallrat',
  runState: 'Hur det gick',
  runNothing: 'Inget var gammalt nog',
  runDone: 'Klar',
  runGoing: 'Pågår',
  runFailed: 'Misslyckades. Nästa natt görs ett nytt försök.',
  runFailedFor:
    'Misslyckades för: {{names}}. Resten gallrades, och nästa natt görs ett nytt försök.',
  runCount: '{{name}}: {{n}}',
} as const
