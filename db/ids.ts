import { v7 } from 'uuid'

/** A new UUIDv7: ids sort by the time they were made. PostgreSQL 15 cannot make them itself. */
export const newId = (): string => v7()
