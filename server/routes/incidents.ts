import { z } from 'zod'
import { findIncidents, incidents } from '../../db/incidents.ts'
import {
  type Incident,
  incidentCategory,
  incidentFields,
  newIncident,
} from '../../geodata/model/incident.ts'
import { instant, partial } from '../../geodata/model/record.ts'
import { bboxParam } from '../../geodata/position.ts'
import { cursorOf, encodeCursor, paging } from '../paging.ts'
import { commaSeparated, inOrder, searchText } from '../validate.ts'
import { answerOf } from './answers.ts'
import { atPosition, recordRoutes } from './record-routes.ts'

/** What both the list and the columns can be narrowed by. */
export const incidentFilters = {
  bbox: bboxParam.optional(),
  from: instant.optional(),
  to: instant.optional(),
  categories: commaSeparated(incidentCategory),
  sources: commaSeparated(z.string().min(1)),
  text: searchText.optional(),
}

const cursor = cursorOf(z.strictObject({ from: instant, id: z.uuid() }))

export const incidentRoutes = recordRoutes({
  noun: 'incident',
  records: ['incident'],
  tag: 'Incidents',
  kind: ({ timeZone }) => incidents(timeZone),
  fields: incidentFields,
  create: newIncident,
  change: partial(incidentFields),
  answer: answerOf('Incident', incidentFields, {
    cell: z.string().nullable().describe('H3 cell at resolution 13; null for precision "area"'),
    hourOfWeek: z.int().nullable().describe('local, 0 = Monday 00–01; null when unknown'),
    batchId: z.uuid().nullable(),
    ambiguousTime: z.boolean(),
  }),
  query: inOrder(z.strictObject({ ...incidentFilters, ...paging(cursor) })),
  list: (db, view, { cursor: after, limit, ...filter }) =>
    findIncidents(db, view, filter, { after, limit }),
  cursor: ({ from, id }: Incident) => encodeCursor({ from: from.toISOString(), id }),
  shapes: atPosition,
})
