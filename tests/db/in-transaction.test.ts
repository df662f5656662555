import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { inTransaction } from '../../db/connect.ts'
import { testDb } from '../support/database.ts'

const clash = () => Object.assign(new Error('deadlock detected'), { code: '40P01' })

describe('inTransaction', () => {
  test('one that clashed with another is run once more, and not a third time', async () => {
    const db = await testDb()
    let runs = 0
    const done = await inTransaction(db, async (tx) => {
      await sql`select 1`.execute(tx)
      if (++runs === 1) throw clash()
      return 'done'
    })
    expect([done, runs]).toEqual(['done', 2])

    runs = 0
    const never = inTransaction(db, async () => {
      runs++
      throw clash()
    })
    await expect(never).rejects.toThrow('deadlock detected')
    expect(runs).toBe(2)
  })

  test('any other error is told at once, and inside a transaction nothing is tried again', async () => {
    const db = await testDb()
    let runs = 0
    const failing = async () => {
      runs++
      throw new Error('no')
    }
    await expect(inTransaction(db, failing)).rejects.toThrow('no')
    expect(runs).toBe(1)
    const nested = inTransaction(db, (tx) =>
      inTransaction(tx, async () => {
        runs++
        throw clash()
      }),
    )
    await expect(nested).rejects.toThrow('deadlock')
    expect(runs).toBe(3)
  })
})
