/** Words of the search field. */
export const search = {
  label: 'Sök plats, gata eller koordinat',
  placeholder: 'Sök plats, gata, koordinat …',
  none: 'Inget hittades. Prova ett annat ord, eller en koordinat som 61,3037 17,0581.',
  failed: 'Sökningen svarar inte just nu.',
  coordinate: 'Koordinat',
  clear: 'Töm sökningen',
  results: 'Träffar',
  kind: {
    street: 'Gata',
    place: 'Plats',
    square: 'Torg',
    park: 'Park',
    station: 'Station',
    water: 'Vatten',
    bridge: 'Bro',
    address: 'Adress',
  },
} as const
