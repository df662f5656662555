import type { Tags } from './source-feature.ts'

// How fields of other people's files are read in OpenStreetMap's vocabulary.

const COLON_KEYS = [
  ...['building:levels', 'building:height', 'addr:street', 'addr:housenumber', 'name:sv'],
  ...['camera:direction', 'camera:type', 'camera:angle', 'camera:mount', 'camera:height'],
  ...['surveillance:type', 'bridge:name'],
]

const ALIASES: Record<string, string> = {
  // Databases and GDAL write "building:levels" as building_levels.
  ...Object.fromEntries(COLON_KEYS.map((key) => [key.replaceAll(':', '_'), key])),
  namn: 'name',
  hojd: 'height',
  höjd: 'height',
  height_m: 'height',
  byggnadshojd: 'height',
  byggnadshöjd: 'height',
  levels: 'building:levels',
  vaningar: 'building:levels',
  våningar: 'building:levels',
  antal_vaningar: 'building:levels',
  antal_våningar: 'building:levels',
}

/** What a layer's name says its features are, when they do not say it themselves. */
const LAYER_TAGS: [pattern: RegExp, tags: Tags][] = [
  // Before trees: there is one in "entreer".
  [/^entr[eé](er)?$|^entrances?$|^d[oö]rr(ar)?$|^doors?$/i, { entrance: 'yes' }],
  [/byggnad|building|^hus$|^houses?$/i, { building: 'yes' }],
  [/tr[aä]d|tree/i, { natural: 'tree' }],
  [/lyktstolp|belysning|lamp/i, { highway: 'street_lamp' }],
  [/kamer|camera/i, { man_made: 'surveillance' }],
  [/staket|st[aä]ngsel|fence/i, { barrier: 'fence' }],
  [/h[aä]ck(ar)?$|hedge/i, { barrier: 'hedge' }],
  [/^mur(ar)?$|wall/i, { barrier: 'wall' }],
  [/uteservering|outdoor.?seating/i, { leisure: 'outdoor_seating' }],
  [/^(f[oö]r)?skol(a|or)$|^(pre)?schools?$|^kindergartens?$/i, { amenity: 'school' }],
  [/vatten|water/i, { natural: 'water' }],
  [/park(er)?$|park/i, { leisure: 'park' }],
  [/v[aä]g|gata|gator|road|street/i, { highway: 'unclassified' }],
]

// Lantmäteriet's purposes of buildings, by how they begin.
const PURPOSE_FIELDS = ['andamal', 'ändamål', 'andamal1', 'ändamål1', 'byggnadstyp', 'objekttyp']
const PURPOSES: [start: string, building: string][] = [
  ['bostad', 'residential'],
  ['komplement', 'shed'],
  ['ekonomi', 'barn'],
  ['industri', 'industrial'],
  ['verksamhet', 'commercial'],
  ['samhäll', 'public'],
]

/** Keys that say what a thing is. A feature with none of them has not been told. */
const TELLING = [
  ...['building', 'highway', 'natural', 'landuse', 'leisure', 'waterway', 'water', 'man_made'],
  ...['barrier', 'amenity', 'railway', 'place', 'boundary', 'tourism', 'historic', 'shop'],
  ...['light_source', 'public_transport', 'building:part', 'entrance', 'door'],
]
export const isTold = (tags: Tags): boolean => TELLING.some((key) => key in tags)

/**
 * A row's fields as tags: nested and hstore tags are unpacked, known Swedish and laundered names
 * translated, and the layer's name used where nothing else says what the thing is.
 */
export function tagsOf(properties: Record<string, unknown>, layerName: string): Tags {
  const tags: Record<string, string> = {}
  for (const [field, value] of Object.entries(properties)) {
    const key = ALIASES[field.toLowerCase()] ?? field
    const text = textOf(value)
    if (text !== undefined && !(key in tags)) tags[key] = text
  }
  for (const field of ['all_tags', 'other_tags', 'tags']) {
    Object.assign(tags, unpacked(properties[field]))
  }
  if (!isTold(tags)) Object.assign(tags, LAYER_TAGS.find(([name]) => name.test(layerName))?.[1])
  if (tags.building === 'yes') tags.building = purposeOf(properties) ?? 'yes'
  return tags
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return undefined
}

// JSON as it is, or PostgreSQL's hstore as GDAL writes it: "key"=>"value","key"=>"value".
function unpacked(value: unknown): Record<string, string> {
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => [key, textOf(inner)])
    return Object.fromEntries(entries.filter(([, text]) => text !== undefined))
  }
  if (typeof value !== 'string') return {}
  const pairs = value.matchAll(/"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"/g)
  const plain = (text = '') => text.replace(/\\(.)/g, '$1')
  return Object.fromEntries([...pairs].map(([, key, inner]) => [plain(key), plain(inner)]))
}

function purposeOf(properties: Record<string, unknown>): string | undefined {
  for (const [field, value] of Object.entries(properties)) {
    if (!PURPOSE_FIELDS.includes(field.toLowerCase()) || typeof value !== 'string') continue
    const purpose = PURPOSES.find(([start]) => value.trim().toLowerCase().startsWith(start))
    if (purpose) return purpose[1]
  }
  return undefined
}
