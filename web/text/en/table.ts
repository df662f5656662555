import type { Same } from '../same.ts'
import type { table as swedish } from '../sv/table.ts'

export const table: Same<typeof swedish> = {
  title: 'Table',
  incidents: 'Incidents',
  hotspots: 'Places',
  cameras: 'Cameras',
  when: 'When',
  category: 'Category',
  howExact: 'How exact',
  source: 'Source',
  name: 'Name',
  status: 'State',
  responsible: 'Responsible',
  empty: 'No rows.',
  rows_one: '{{n}} row',
  rows_other: '{{n}} rows',
  onlyCell: 'Only the chosen cell',
  opening: 'Opening the incident …',
  sortBy: 'Sort by {{column}}',
}
