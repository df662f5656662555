// What buildings are for, as `use` of an obstacle tells it: the values of OpenStreetMap's key `building`,
// which the other kinds of file are read into. https://wiki.openstreetmap.org/wiki/Key:building
// An empty `use` is a building of which nothing is told: it may be a dwelling, and is not counted as one.

const DWELLINGS: ReadonlySet<string> = new Set([
  ...['allotment_house', 'annexe', 'apartments', 'barracks', 'bungalow', 'cabin', 'detached'],
  ...['dormitory', 'farm', 'house', 'houseboat', 'nursing_home', 'residential'],
  ...['semidetached_house', 'static_caravan', 'stilt_house', 'terrace', 'terraced_house', 'villa'],
])
const SCHOOLS: ReadonlySet<string> = new Set(['childcare', 'kindergarten', 'preschool', 'school'])

/** Whether people live in a building of this use, all year or part of it. */
export const isDwelling = (use: string): boolean => DWELLINGS.has(use)

/** Whether a building of this use is a school or preschool; universities and colleges are not. */
export const isSchool = (use: string): boolean => SCHOOLS.has(use)
