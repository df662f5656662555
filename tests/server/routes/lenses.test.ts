import { beforeAll, describe, expect, test } from 'vitest'
import type { Lens } from '../../../geodata/model/lens.ts'
import { testTown } from '../../support/app.ts'
import { newLens } from '../../support/factories.ts'

// What is of its own about camera models; the laws of every kind are in record-routes.test.ts.

type Refusal = { error: { code: string; fields: { path: string }[] } }
type Event = { action: string; recordKind: string; before: unknown; after: unknown }

let town: Awaited<ReturnType<typeof testTown>>
let models = 0
const model = () => `Öga ${++models}`
beforeAll(async () => {
  town = await testTown()
})
const post = (stated: Partial<Lens> = {}) =>
  town.ask<Lens & Refusal>('POST', '/lenses', { body: newLens(town.ownerUnitId, stated) })

describe('a unit has each camera model once', () => {
  test('however it is cased, and the field is told', async () => {
    const one = model()
    expect((await post({ model: one })).status).toBe(201)
    const again = await post({ model: one.toUpperCase(), maker: 'KAMERAVERKET' })
    expect(again.status).toBe(409)
    expect(again.body.error.fields.map(({ path }) => path)).toEqual(['model'])
  })

  test('and a change does not make two of one', async () => {
    const [one, other] = [model(), model()]
    await post({ model: one })
    const { body } = await post({ model: other })
    const change = { ifMatch: 1, body: { model: one } }
    expect((await town.ask('PATCH', `/lenses/${body.id}`, change)).status).toBe(409)
  })

  test('but what is deleted may be made again', async () => {
    const one = model()
    const { body } = await post({ model: one })
    expect((await town.ask('DELETE', `/lenses/${body.id}`, { ifMatch: 1 })).status).toBe(204)
    expect((await post({ model: one })).status).toBe(201)
  })
})

test('a fixed lens that does not turn and has no light is read as it was made', async () => {
  const stated = { model: model(), tele: null, turns: null, infraredM: null }
  const { body } = await post(stated)
  const read = await town.ask<Lens>('GET', `/lenses/${body.id}`)
  expect(read.body).toMatchObject(stated)
})

test('one that turns and zooms is read as it was made, and what it is not stated to do is changed', async () => {
  const stated = {
    ...{ model: model(), turns: { panDeg: 350, lowestTiltDeg: null }, sensors: 2 },
    ...{ wide: { hfovDeg: 65.66, vfovDeg: 39.4 }, tele: { hfovDeg: 1.88, vfovDeg: 1.09 } },
  }
  const { body } = await post(stated)
  expect((await town.ask<Lens>('GET', `/lenses/${body.id}`)).body).toMatchObject(stated)
  const change = { ifMatch: 1, body: { turns: null, tele: null } }
  const changed = await town.ask<Lens>('PATCH', `/lenses/${body.id}`, change)
  expect(changed.body).toMatchObject({ ...stated, turns: null, tele: null, version: 2 })
})

test('they are found by any part of maker or model', async () => {
  const one = `Sällsynt ${model()}`
  const { body } = await post({ model: one })
  const found = async (text: string) =>
    (
      await town.ask<{ items: Lens[] }>('GET', `/lenses?text=${encodeURIComponent(text)}`)
    ).body.items.map(({ id }) => id)
  expect(await found('SÄLLSYNT')).toEqual([body.id])
  expect(await found('kameraverket')).toContain(body.id)
  expect(await found('ingen sådan')).toEqual([])
})

test('what is done to them is written in the log, with what they were', async () => {
  const { body } = await post({ model: model() })
  await town.ask('PATCH', `/lenses/${body.id}`, { ifMatch: 1, body: { infraredM: 25 } })
  await town.ask('DELETE', `/lenses/${body.id}`, { ifMatch: 2 })
  const log = await town.ask<{ items: Event[] }>('GET', `/audit-events?recordId=${body.id}`)
  expect(log.body.items.map(({ action, recordKind }) => [action, recordKind])).toEqual([
    ['delete', 'lens'],
    ['update', 'lens'],
    ['create', 'lens'],
  ])
  const { before, after } = log.body.items[1]!
  expect([before, after]).toMatchObject([{ infraredM: 40 }, { infraredM: 25 }])
})
