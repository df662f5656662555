import {
  type IncidentCategory,
  incidentCategory,
  type Precision,
  precision,
} from '../../../geodata/model/incident.ts'
import type { Words } from '../import-error.ts'

/** A field that could not be read; caught a row at a time and listed. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly reason: Words

  constructor(reason: Words) {
    super(reason.sv)
    this.reason = reason
  }
}

/** A number as `readNumber` takes it; undefined for anything else. */
export function numberIn(text = ''): number | undefined {
  try {
    return readNumber(text)
  } catch {
    return undefined
  }
}

/** A number with decimal point or comma. @throws {Unreadable} */
export function readNumber(text: string): number {
  const plain = text.replace(/[\s\u00a0]/g, '').replace('\u2212', '-')
  if (!/^[-+]?\d+([.,]\d+)?$/.test(plain)) {
    throw new Unreadable({ sv: 'inte ett tal', en: 'not a number' })
  }
  return Number(plain.replace(',', '.'))
}

const YES = new Set(['ja', 'yes', 'true', 'sant', '1', 'x', 'j', 'y'])
const NO = new Set(['nej', 'no', 'false', 'falskt', '0', 'n'])

/** Yes or no, in Swedish or English; undefined for an empty field. @throws {Unreadable} */
export function readYesNo(text: string): boolean | undefined {
  const plain = text.trim().toLowerCase()
  if (plain === '') return undefined
  if (YES.has(plain)) return true
  if (NO.has(plain)) return false
  throw new Unreadable({ sv: 'varken ja eller nej', en: 'neither yes nor no' })
}

const PRECISIONS: Record<string, Precision> = { exakt: 'exact', plats: 'place', område: 'area' }

/** How well the place is known, in Swedish or English. @throws {Unreadable} */
export function readPrecision(text: string): Precision {
  const plain = text.trim().toLowerCase()
  const known = precision.options.find((option) => option === plain) ?? PRECISIONS[plain]
  if (known) return known
  throw new Unreadable({
    sv: 'okänd noggrannhet: skriv exakt, plats eller område',
    en: 'unknown precision: write exact, place or area',
  })
}

// What files call the categories, beside their own names.
const CATEGORIES: Record<IncidentCategory, readonly string[]> = {
  violence: ['våld', 'våldsbrott', 'misshandel', 'violence and sexual offences', 'violent crime'],
  robbery: ['rån'],
  threat: ['hot', 'olaga hot', 'ofredande'],
  burglary: ['inbrott'],
  theft: [
    'stöld',
    'cykelstöld',
    'other theft',
    'theft from the person',
    'bicycle theft',
    'vehicle crime',
  ],
  shoplifting: ['snatteri', 'butiksstöld'],
  vandalism: ['skadegörelse', 'criminal damage and arson', 'criminal damage'],
  graffiti: ['klotter'],
  fire: ['brand', 'anlagd brand', 'arson'],
  narcotics: ['narkotika', 'narkotikabrott', 'drugs'],
  drunkenness: ['fylleri', 'berusning', 'omhändertagande lob'],
  disorder: ['ordningsstörning', 'bråk', 'anti-social behaviour', 'public order'],
  noise: ['buller', 'oväsen', 'störning'],
  gathering: ['samling', 'otrygg samling', 'otrygg folksamling'],
  traffic: ['trafik', 'trafikbrott'],
  weapons: ['vapen', 'vapenbrott', 'possession of weapons'],
  'unsafe-place': ['otrygg plats', 'unsafe place'],
  other: ['annat', 'övrigt', 'other crime'],
}
const categoryOf = new Map(
  incidentCategory.options.flatMap((category) =>
    [category, ...CATEGORIES[category]].map((word) => [word, category] as const),
  ),
)

/** What somebody says that values mean, by the value in small letters. */
export type StatedCategories = { readonly [value: string]: IncidentCategory }

const small = (text: string) => text.trim().normalize('NFC').toLowerCase()

/** A category by what somebody says, its name here or what files call it. @throws {Unreadable} */
export function readCategory(text: string, stated: StatedCategories = {}): IncidentCategory {
  const asked = small(text)
  const known = Object.hasOwn(stated, asked) ? stated[asked] : categoryOf.get(asked)
  if (known) return known
  throw new Unreadable({ sv: 'okänd kategori', en: 'unknown category' })
}

/** The category a file's name tells of, as "nottingham_robbery.csv" does; one word, and only one. */
export function categoryInFileName(fileName: string): IncidentCategory | undefined {
  const words = fileName
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}-]+/u)
  const told = new Set(words.flatMap((word) => categoryOf.get(word) ?? []))
  return told.size === 1 ? [...told][0] : undefined
}
