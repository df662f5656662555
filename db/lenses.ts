import { sql } from 'kysely'
import type { Lens, NewLens } from '../geodata/model/lens.ts'
import { holds } from './filters.ts'
import { json } from './postgis.ts'
import type { RecordKind } from './records.ts'

export const lenses: RecordKind<NewLens, Lens> = {
  name: 'lens',
  table: 'lens',
  plain: [
    ...(['maker', 'model', 'widthPx', 'heightPx', 'projection', 'sensors'] as const),
    ...(['infraredM', 'source'] as const),
  ],
  read: [sql.ref('wide').as('wide'), sql.ref('tele').as('tele'), sql.ref('turns').as('turns')],
  write: ({ wide, tele, turns }) => ({
    wide: json(wide),
    tele: tele && json(tele),
    turns: turns && json(turns),
  }),
}

export type LensFilter = { text?: string | undefined }

export const whereLens = ({ text }: LensFilter) => holds(['maker', 'model'], text)
