/** What OpenStreetMap calls buildings that people live in. Source: wiki.openstreetmap.org/wiki/Key:building. */
const DWELLINGS = new Set([
  ...['apartments', 'bungalow', 'cabin', 'detached', 'dormitory', 'farm', 'house', 'houseboat'],
  ...['residential', 'semidetached_house', 'static_caravan', 'stilt_house', 'terrace'],
])
const SCHOOLS = new Set(['school', 'kindergarten'])

/** Whether people live in a building of some use. Buildings of no known use are not counted as dwellings. */
export const isDwelling = (use: string): boolean => DWELLINGS.has(use)

/** Whether a building is a school or a preschool. */
export const isSchool = (use: string): boolean => SCHOOLS.has(use)
