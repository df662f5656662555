import { expect, test } from 'vitest'
import { latest } from '../../../web/state/latest.ts'

test('of many wishes only the first and the last are carried out, one at a time', async () => {
  const done: number[] = []
  let running = 0
  const wish = latest(async (n: number) => {
    running++
    expect(running).toBe(1)
    await Promise.resolve()
    done.push(n)
    running--
  })
  await Promise.all([wish(1), wish(2), wish(3), wish(4)])
  expect(done).toEqual([1, 4])
  await wish(5)
  expect(done).toEqual([1, 4, 5])
})

test('a failure does not stop the next wish', async () => {
  const done: number[] = []
  const wish = latest(async (n: number) => {
    if (n === 1) throw new Error('no')
    done.push(n)
  })
  await expect(wish(1)).rejects.toThrow('no')
  await wish(2)
  expect(done).toEqual([2])
})
