import type { Same } from '../same.ts'
import type { modules as swedish } from '../sv/modules.ts'

export const modules: Same<typeof swedish> = {
  heat: 'Situation',
  cameras: 'Cameras',
  hotspots: 'Places',
  table: 'Table',
}
