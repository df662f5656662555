import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { Db } from '../../db/connect.ts'
import { findMunicipality } from '../../db/municipalities.ts'
import { ALL } from '../../db/sight.ts'
import { findLatestImport, undoImport } from '../../db/undo-import.ts'
import { incidentCategory } from '../../geodata/model/incident.ts'
import { classification } from '../../geodata/model/record.ts'
import { operator } from '../actors.ts'
import { type Env, readEnv } from '../env.ts'
import { openFiles } from '../files.ts'
import { openHome } from '../home.ts'
import { ImportError, type Progress } from '../import/import-error.ts'
import { type Imported, importFile } from '../import/import-file.ts'
import { importKinds } from '../import/read-file.ts'
import {
  drawingWords,
  incidentReportText,
  terrainReportText,
  townReportText,
} from '../import/report.ts'
import { fail, StartError, say } from '../start-error.ts'
import { findOwner } from './owner.ts'

// npm run import -- FILE --municipality CODE [--kind KIND] [--table NAME] [--epsg NUMBER [--north-first]]
//   [--category CATEGORY] [--source SOURCE] [--owner UNIT] [--classification CLASSIFICATION]
// npm run import -- NAME OF THE FILE --municipality CODE --undo

const usage = [
  'Så här: npm run import -- FIL --municipality KOD [--kind incidents|town|terrain] [--table BLAD ELLER LAGER] [--epsg NUMMER [--north-first]] [--category KATEGORI] [--source KÄLLA] [--owner ENHETENS-ID] [--classification KLASS]\nÅngra: npm run import -- FILENS NAMN --municipality KOD --undo',
  'Usage: npm run import -- FILE --municipality CODE [--kind incidents|town|terrain] [--table SHEET OR LAYER] [--epsg NUMBER [--north-first]] [--category CATEGORY] [--source SOURCE] [--owner UNIT-ID] [--classification CLASS]\nUndo: npm run import -- NAME OF THE FILE --municipality CODE --undo',
] as const

/** Who may see incidents that are brought in; what all may see is released, not brought in so. */
const brought = classification.exclude(['public'])

function readArguments(args: string[]) {
  const options = {
    municipality: { type: 'string' },
    category: { type: 'string' },
    owner: { type: 'string' },
    classification: { type: 'string' },
    source: { type: 'string' },
    kind: { type: 'string' },
    table: { type: 'string' },
    epsg: { type: 'string' },
    'north-first': { type: 'boolean' },
    undo: { type: 'boolean' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [path, ...rest] = positionals
    const category = incidentCategory.optional().parse(values.category)
    if (!path || !values.municipality || rest.length > 0) throw new Error('usage')
    const seenBy = brought.optional().parse(values.classification)
    const kind = z.enum(importKinds).optional().parse(values.kind)
    const epsg = z.coerce.number().int().positive().optional().parse(values.epsg)
    const isSwapped = values['north-first'] ?? false
    if (isSwapped && !epsg) throw new Error('usage')
    const placing = epsg && { epsg, isSwapped }
    const { municipality } = values
    return { path, ...values, municipality, category, seenBy, kind, placing }
  } catch {
    const known = incidentCategory.options.join(', ')
    throw new StartError(`${usage[0]}\nKategorier: ${known}.`, usage[1])
  }
}

function showProgress({ phase, done }: Progress): void {
  const line = `${phase.sv} … ${Math.round(done * 100)} %  ·  ${phase.en}`
  if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${line}${done >= 1 ? '\n' : ''}`)
  else console.log(line)
}

function showResult(imported: Imported): void {
  if (imported.kind === 'incidents') {
    const { rows, refused, unusedColumns } = imported.read
    console.log(incidentReportText(rows.length, refused, unusedColumns))
  } else if (imported.kind === 'terrain') {
    console.log(terrainReportText(imported))
  } else {
    console.log(townReportText(imported.report))
    const drawing = drawingWords[imported.drawing]
    say(drawing.sv, drawing.en)
    for (const id of imported.invalid) console.log(`  ${id}: formen går inte att laga`)
  }
  const { added, changed, unchanged } = imported
  say(
    `Nya i databasen: ${added}. Ändrade: ${changed}. Fanns redan: ${unchanged}.`,
    'new; changed; there already.',
  )
}

/** Undoes the latest import of a file of some name. */
async function undoLatest(db: Db, municipality: string, fileName: string): Promise<void> {
  const scope = { municipality, seen: ALL, actor: operator, now: new Date() }
  const batch = await findLatestImport(db, municipality, fileName)
  const undone = batch && (await undoImport(db, scope, { ...batch, allow: () => undefined }))
  if (!undone) {
    throw new StartError(
      `Det finns ingen import av någon fil med namnet ${fileName} att ångra.`,
      `There is no import of a file named ${fileName} to undo.`,
    )
  }
  const { removed, restored, kept } = undone
  say(
    `Importen av ${fileName} är ångrad. Borttagna: ${removed}. Återställda: ${restored}. Kvar, eftersom någon har ändrat dem sedan dess: ${kept}.`,
    'undone: removed; restored; kept, as somebody has changed them since.',
  )
}

async function run(env: Env): Promise<void> {
  const {
    path,
    municipality: code,
    category,
    owner,
    source,
    seenBy,
    kind,
    table,
    placing,
    undo,
  } = readArguments(process.argv.slice(2))
  const { db, close } = await openHome(env, say)
  try {
    const municipality = await findMunicipality(db, code)
    if (!municipality) {
      throw new StartError(
        `Kommunen ${code} finns inte. Lägg till den med npm run municipality -- add.`,
        `There is no municipality ${code}. Add it with npm run municipality -- add.`,
      )
    }
    if (undo) return await undoLatest(db, municipality.code, path)
    const stopping = new AbortController()
    // More than once: npm passes on the Ctrl-C that has come here already.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
    const ownerUnitId = await findOwner(db, owner, municipality)
    const deps = { db, files: openFiles(env.dataDir), actor: operator, now: () => new Date() }
    const options = { municipality, ownerUnitId, onProgress: showProgress, signal: stopping.signal }
    const stated = {
      ...(category && { category }),
      ...(source && { source }),
      ...(seenBy && { classification: seenBy }),
      ...(kind && { kind }),
      ...(table && { table }),
      ...(placing && { placing }),
    }
    showResult(await importFile(deps, path, { ...options, ...stated }))
  } finally {
    await close()
  }
}

try {
  await run(readEnv(process.env))
} catch (error) {
  if (error instanceof ImportError) fail(new StartError(error.words.sv, error.words.en))
  if (error instanceof DOMException && error.name === 'AbortError')
    fail(
      new StartError(
        'Importen avbröts. Inget har sparats.',
        'The import was stopped. Nothing was saved.',
      ),
    )
  fail(error)
}
