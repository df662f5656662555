/** Words of the page "Organisationer". */
export const organisations = {
  intro:
    'De som samarbetar, med sina enheter. En uppgift ägs av en enhet. Organisationerna är gemensamma för alla kommuner i tjänsten.',
  add: 'Lägg till organisation',
  list: 'Organisationer',
  name: 'Namn',
  kind: 'Slag',
  kindHelp: 'Slaget bestämmer vilka som får se uppgifter som delas mellan kommunen och polisen.',
  units: 'Enheter',
  two: 'Kräver inloggning i två steg',
  twoWhat:
    'Alla som loggar in med lösenord måste ha inloggning i två steg för att arbeta här. De som inte har den får ställa in den vid nästa besök.',
  newTitle: 'Lägg till organisation',
  addDo: 'Lägg till',
  added: '{{name}} är tillagd.',
  edit: 'Uppgifter',
  back: 'Alla organisationer',
  gone: 'Organisationen finns inte längre',
  goneWhat: 'Någon kan ha tagit bort den. Loggen visar vem.',
  onlyPolice:
    'Bara polisen ändrar polisens organisationer. Du ser uppgifterna men kan inte ändra dem.',
  newUnits: 'Nya enheter',
  newUnitsHelp: 'En enhet per rad. Minst en.',
  unitName: 'Enhet {{n}}',
  moreUnits: 'Lägg till enheter',
  moreUnitsHelp:
    'En enhet per rad. Enheter kan byta namn men inte tas bort, eftersom de kan äga uppgifter.',
  people_one: '{{n}} person här',
  people_other: '{{n}} personer här',
  seeLog: 'Visa i loggen',
  delete: 'Ta bort organisationen',
  deleteWhat: 'Går bara när ingen enhet äger uppgifter eller har personer.',
  deleteAsk:
    '{{name}} och dess enheter tas bort för alla kommuner i tjänsten. Det går inte att ångra.',
  deleted: '{{name}} är borttagen.',
  owns: 'Det går inte att ta bort {{name}}: någon enhet äger uppgifter eller har personer, kanske i en annan kommun. Flytta personerna till en annan organisation. Den som äger uppgifter behöver finnas kvar: då kan du byta namn på den i stället.',
  hasPeople_one:
    'Det går inte att ta bort {{name}} nu: {{n}} person här hör till den. Flytta personen till en annan organisation först.',
  hasPeople_other:
    'Det går inte att ta bort {{name}} nu: {{n}} personer här hör till den. Flytta dem till en annan organisation först.',
  seePeople: 'Visa personerna',
  fault: {
    name: 'Skriv ett namn, högst 120 tecken.',
    kind: 'Välj ett slag.',
    units: 'Skriv minst en enhet, högst 120 tecken på varje rad.',
    unitTwice: 'Enheten {{name}} är med två gånger.',
    unitKnown: 'Enheten {{name}} finns redan.',
  },
  stale: 'Någon annan har ändrat organisationen medan du skrev',
  staleWhat: 'Det du skrev finns kvar här. Det som är sparat nu:',
} as const
