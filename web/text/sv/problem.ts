/** What went wrong, what was kept, and what to do. Keys under `code` are the server's codes. */
export const problem = {
  title: 'Det gick inte',
  kept: 'Det du skrev finns kvar.',
  code: {
    offline: 'Servern svarar inte. Kontrollera anslutningen och försök igen.',
    'not-found': 'Det finns inte längre.',
    'invalid-request': 'Något i formuläret behöver rättas.',
    stale: 'Någon annan har ändrat samtidigt.',
    forbidden: 'Du har inte rätt att göra det här.',
    other: 'Något gick fel hos oss. Försök igen om en stund.',
  },
  personalNumber: 'Texten innehåller ett personnummer. Ta bort det, så går det att spara.',
  field: {
    category: 'Välj vad som hände.',
    from: 'Ange en tid.',
    to: 'Ange en tid som är senare än Tidigast.',
    position: 'Sätt platsen på kartan, i eller nära kommunen.',
    source: 'Skriv vem som berättade.',
    name: 'Skriv ett namn, högst 120 tecken.',
    description: 'Texten kan inte sparas: högst 4 000 tecken och inga personnummer.',
    problem: 'Texten kan inte sparas: högst 4 000 tecken och inga personnummer.',
    causes: 'Texten kan inte sparas: högst 4 000 tecken och inga personnummer.',
    measures: 'Texten kan inte sparas: högst 4 000 tecken och inga personnummer.',
    responsible: 'Högst 200 tecken.',
    area: 'Området går inte att spara: rita det utan korsande kanter, i eller nära kommunen.',
    other: 'Kontrollera det här fältet.',
  },
} as const
