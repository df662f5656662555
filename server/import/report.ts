import type { Words } from './import-error.ts'
import type { TerrainTold } from './import-terrain.ts'
import type { Drawing } from './import-town.ts'
import type { RefusedRow } from './incidents/read-incidents.ts'
import type { Refused } from './town/repair.ts'
import type { TownReport } from './town/town-report.ts'

/** Most refused things a report lists by name; the rest are counted. */
export const LISTED = 20

const number = new Intl.NumberFormat('sv-SE')

/** What came of reading a town, in Swedish lines for the terminal. */
export function townReportText({ counts, heights, ...report }: TownReport): string {
  const lines = [
    'Läst ur filen:',
    ...table([
      ['byggnader', counts.buildings],
      ['murar och häckar', counts.walls],
      ['träd', counts.trees],
      ['gatlyktor', counts.lamps],
      ['kameror', counts.cameras],
      ['  varav inomhus (bara i listan)', counts.indoorCameras],
      ['gator och vägar', counts.roads],
      ['sökbara platser', counts.places],
      ['entréer', counts.entrances],
      ['uteserveringar', counts.outdoorSeating],
      ['skolor och förskolor', counts.schools],
    ]),
    'Byggnadernas höjd:',
    ...table([
      ['angiven', heights.tagged],
      ['våningar × 3 m', heights.levels],
      ['uppskattad efter slag', heights.estimated],
    ]),
    `Lagade former: ${number.format(report.repaired)} byggnader och murar, ${number.format(report.repairedDrawn)} vatten, grönytor och torg.`,
    ...refusedShapes(report.refused),
  ]
  return lines.join('\n')
}

/** What came of reading the height of the ground, in Swedish lines for the terminal. */
export function terrainReportText(told: TerrainTold): string {
  const { stepM, columns, rows, lowestM, highestM, known, source } = told
  const share = Math.floor((100 * known) / (columns * rows))
  const metres = (m: number) => m.toLocaleString('sv-SE', { maximumFractionDigits: 1 })
  return [
    `Höjdmodell: ${source}`,
    ...table([
      ['rutor från väster till öster', columns],
      ['rutor från söder till norr', rows],
    ]),
    `En ruta är ${metres(stepM)} m. Marken ligger mellan ${metres(lowestM)} och ${metres(highestM)} m.`,
    `Höjden är känd i ${share} % av rutorna.`,
  ].join('\n')
}

/** What became of the municipality's map, for the one who imported a town. */
export const drawingWords: Record<Drawing, Words> = {
  drawn: {
    sv: 'Kartan är ritad efter filen.',
    en: 'the map is drawn from the file.',
  },
  kept: {
    sv: 'Kartan är kvar som den var: filen har varken mark, vatten eller vägar.',
    en: 'the map stays as it was: the file has neither ground, water nor roads.',
  },
  none: {
    sv: 'Det finns ingen karta än, och inget i filen att rita en av.',
    en: 'there is no map yet, and nothing in the file to draw one of.',
  },
}

function refusedShapes(refused: readonly Refused[]): string[] {
  if (refused.length === 0) return ['Allt kom med.']
  const listed = refused.slice(0, LISTED).map(({ id, reason }) => `  ${id}: ${reason.sv}`)
  return [`Kom inte med: ${number.format(refused.length)}`, ...listed, ...more(refused.length)]
}

/** What came of reading incidents, in Swedish lines: each refused row with row, column and reason. */
export function incidentReportText(
  rows: number,
  refused: readonly RefusedRow[],
  unusedColumns: readonly string[] = [],
): string {
  const listed = refused.slice(0, LISTED).map(refusedRowText)
  const unused =
    unusedColumns.length > 0 ? [`Kolumner som inte används: ${unusedColumns.join(', ')}`] : []
  return [
    `Lästa händelser: ${number.format(rows)}`,
    ...unused,
    ...(refused.length === 0
      ? ['Alla rader kom med.']
      : [`Rader som inte kom med: ${number.format(refused.length)}`]),
    ...listed,
    ...more(refused.length),
  ].join('\n')
}

function refusedRowText({ row, column, reason, value }: RefusedRow): string {
  const where = column === '' ? `rad ${row}` : `rad ${row}, kolumnen ${column}`
  // Line breaks and control characters in a field must not disturb the terminal.
  const shown = value.replace(/\p{Cc}/gu, ' ')
  return `  ${where}: ${reason.sv}${shown === '' ? '' : ` (”${shown}”)`}`
}

const more = (total: number) =>
  total > LISTED ? [`  … och ${number.format(total - LISTED)} till`] : []

function table(entries: [label: string, count: number][]): string[] {
  const width = Math.max(...entries.map(([label]) => label.length))
  return entries.map(
    ([label, count]) => `  ${label.padEnd(width)}  ${number.format(count).padStart(7)}`,
  )
}
