/** Names of the parts in the rail. */
export const modules = {
  heat: 'Läge',
  cameras: 'Kameror',
  hotspots: 'Platser',
  table: 'Tabell',
} as const
