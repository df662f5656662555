import type { Provenance } from '../../../geodata/model/record.ts'
import type { Tags } from './source-feature.ts'

/** A storey, floor to floor, when only their number is known. */
const LEVEL_HEIGHT_M = 3

/** A height and where it comes from. */
export type Height = { heightM: number; heightSource: Provenance }

const METRES = /^(\d+(?:[.,]\d+)?) ?(m|meter|metres|meters)?$/i
const FEET = /^(\d+(?:[.,]\d+)?) ?(?:'|ft|feet)(?: ?(\d+(?:[.,]\d+)?) ?(?:"|in))?$/i

/**
 * A length as people tag it: "12", "12 m", "12,5", "40 ft", `40'6"`.
 *
 * @returns metres, or undefined for anything else: ranges, words, nothing, zero, over 500 m
 */
export function parseMetres(text: string | undefined): number | undefined {
  const trimmed = (text ?? '').trim()
  const metres = METRES.exec(trimmed)
  if (metres) return plausible(toNumber(metres[1]))
  const feet = FEET.exec(trimmed)
  if (feet) return plausible(toNumber(feet[1]) * 0.3048 + toNumber(feet[2] ?? '0') * 0.0254)
  return undefined
}

const toNumber = (text: string | undefined) => Number((text ?? '').replace(',', '.'))
const plausible = (metres: number) =>
  metres > 0 && metres <= 500 ? Math.round(metres * 1000) / 1000 : undefined

// What a kind of building usually measures to the eaves or flat roof, in metres. Practice, not a
// survey: wrong for the single house, right enough for what a camera mostly sees past.
const USUAL_M: Record<string, number> = {
  bungalow: 4,
  cabin: 4,
  detached: 6,
  farm: 6,
  house: 6,
  semidetached_house: 6,
  terrace: 6,
  apartments: 12,
  block: 12,
  dormitory: 12,
  hospital: 15,
  hotel: 15,
  office: 15,
  university: 12,
  civic: 9,
  commercial: 9,
  government: 12,
  kindergarten: 4,
  parking: 9,
  public: 9,
  retail: 6,
  school: 8,
  supermarket: 6,
  train_station: 9,
  barn: 7,
  industrial: 8,
  manufacture: 8,
  warehouse: 8,
  basilica: 18,
  cathedral: 30,
  chapel: 8,
  church: 18,
  mosque: 12,
  synagogue: 12,
  temple: 12,
  tower: 20,
  carport: 3,
  garage: 3,
  garages: 3,
  greenhouse: 3,
  hut: 3,
  kiosk: 3,
  roof: 4,
  service: 3,
  shed: 3,
  transformer_tower: 6,
}
const UNKNOWN_BUILDING_M = 6

/** What a building is: its own tag, else what it is used as; '' when nobody has said. */
export function buildingUse(tags: Tags): string {
  const building = tags.building ?? ''
  if (building !== 'yes' && building !== '1') return building.slice(0, 60)
  if (tags.amenity === 'place_of_worship') return 'church'
  return (tags.amenity ?? tags.shop ?? tags.tourism ?? '').slice(0, 60)
}

/** A building's height: tagged, else by its levels, else what its kind usually measures. */
export function buildingHeight(tags: Tags): Height {
  const tagged = parseMetres(tags.height ?? tags['building:height'])
  if (tagged !== undefined) return { heightM: tagged, heightSource: 'tagged' }
  const levels = /^\d+([.,]\d+)?$/.test(tags['building:levels']?.trim() ?? '')
    ? toNumber(tags['building:levels']?.trim())
    : 0
  if (levels > 0 && levels <= 150) {
    return { heightM: Math.round(levels * LEVEL_HEIGHT_M * 10) / 10, heightSource: 'levels' }
  }
  const use = buildingUse(tags)
  const usual = Object.hasOwn(USUAL_M, use) ? USUAL_M[use]! : UNKNOWN_BUILDING_M
  return { heightM: usual, heightSource: 'estimated' }
}

/** A tagged height, else the given estimate. */
export function heightOr(tags: Tags, estimateM: number): Height {
  const tagged = parseMetres(tags.height)
  return tagged === undefined
    ? { heightM: estimateM, heightSource: 'estimated' }
    : { heightM: tagged, heightSource: 'tagged' }
}
