/** Words of the page "Vem får se vad". */
export const rights = {
  intro:
    'Reglerna som tjänsten följer just nu. De gäller på varje sida, i varje sökning, karta och fil.',
  audiences: {
    title: 'Vem som ser en uppgift',
    what: 'Varje uppgift ägs av en enhet och har en klassning. Klassningen säger vilka som kan få se uppgiften. Enheten som äger den ser den alltid, om rollen låter läsa sådana uppgifter.',
    first:
      'Det som läggs in är från början synligt bara för den egna enheten, om inget annat väljs.',
    wider:
      'Att visa en uppgift för fler är ett eget steg, som bara den organisation som äger uppgiften kan ta. Det skrivs i loggen.',
    classification: 'Klassning',
    who: 'Vad det betyder',
  },
  overview: {
    title: 'Översikt',
    what: 'Vad varje roll gör med varje slags uppgift. Under varje roll, högre upp, ser du vilka uppgifter det gäller.',
    record: 'Slags uppgift',
  },
  roles: {
    title: 'Roll för roll',
    what: 'En person kan ha flera roller. Då gäller den som ger rätt till mest.',
    yours: 'Din roll',
    openAll: 'Visa alla tabeller',
    closeAll: 'Dölj alla tabeller',
    show: 'Vad rollen får göra',
    table: 'Vad rollen {{role}} får göra',
    projector: 'Kan väljas i projektorläget, när kartan visas på ett möte.',
  },
  reach: {
    mine: 'det hen själv har lämnat',
    unit: 'det den egna enheten äger',
    organisation: 'det den egna organisationen äger',
    shared: 'det den egna organisationen äger, och det som delas mellan organisationer',
    seen: 'allt hen får se',
  },
  createReach: {
    mine: 'i eget namn',
    unit: 'för den egna enheten',
    organisation: 'för den egna organisationen',
    shared: 'för den egna organisationen',
    seen: 'ja',
  },
} as const
