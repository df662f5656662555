import { afterEach, expect, test } from 'vitest'
import { closeForm, form, keepWritten, openForm } from '../../../web/state/forms.ts'
import {
  bringBackForm,
  keepForm,
  keepUnder,
  keptUnder,
  letGo,
} from '../../../web/state/kept-form.ts'
import { forgetOwn, ownStorage } from '../../../web/state/own-storage.ts'
import { session } from '../../../web/state/session.ts'
import { tapAt, tool } from '../../../web/state/tool.ts'
import { somebody } from '../people.ts'

/** A browser's storage, as much of it as is used. */
function drawer(): Storage {
  const items = new Map<string, string>()
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
    key: (i) => [...items.keys()][i] ?? null,
    get length() {
      return items.size
    },
  }
}

const signIn = (id: string) => session.setState({ person: somebody({ id }) })
afterEach(() => {
  closeForm()
  session.setState({ person: null })
})

test('what is written comes back once, with the place on the map, to whoever wrote it', () => {
  const storage = drawer()
  signIn('asa')
  openForm({ kind: 'incident' })
  keepWritten({ description: 'Ett ord', at: '2026-11-23T14:30' })
  tapAt([17.05, 61.3])
  keepForm(storage)
  closeForm()

  signIn('petra')
  expect(bringBackForm(storage)).toBe(false)
  signIn('asa')
  expect(bringBackForm(storage)).toBe(true)
  expect(form.getState()).toMatchObject({
    form: { kind: 'incident' },
    written: { description: 'Ett ord', at: '2026-11-23T14:30' },
  })
  expect(tool.getState().tool).toMatchObject({ kind: 'point', position: [17.05, 61.3] })
  closeForm()
  expect(bringBackForm(storage)).toBe(false)
})

test('the record a change was written against has its dates', () => {
  const storage = drawer()
  signIn('asa')
  openForm({ kind: 'hotspot', id: 'h' })
  keepWritten({ draft: { name: 'Torget' }, seen: { updatedAt: new Date('2026-11-23T12:00:00Z') } })
  keepForm(storage)
  closeForm()
  bringBackForm(storage)
  expect(form.getState().written).toEqual({
    draft: { name: 'Torget' },
    seen: { updatedAt: new Date('2026-11-23T12:00:00Z') },
  })
})

test('an untouched form is not kept, and what makes no sense is let go', () => {
  const storage = drawer()
  signIn('asa')
  openForm({ kind: 'incident' })
  keepForm(storage)
  expect(storage.length).toBe(0)
  ownStorage(storage).setItem('form', '{"form":')
  expect(bringBackForm(storage)).toBe(false)
})

test('whoever signs out takes what is theirs with them, and nobody else’s', () => {
  const storage = drawer()
  storage.setItem('tryggkartan.appearance', '{}')
  signIn('petra')
  ownStorage(storage).setItem('plan', 'hers')
  signIn('asa')
  ownStorage(storage).setItem('plan', 'one')
  ownStorage(storage).setItem('other', 'two')
  forgetOwn(storage)
  expect(ownStorage(storage).getItem('plan')).toBeNull()
  expect(storage.length).toBe(2)
  signIn('petra')
  expect(ownStorage(storage).getItem('plan')).toBe('hers')
})

test('what is written under a name is its writer’s, with its dates, until it is let go', () => {
  const storage = drawer()
  signIn('asa')
  const written = {
    draft: { name: 'Nils Ny' },
    seen: { updatedAt: new Date('2026-11-25T12:00:00Z') },
  }
  keepUnder(storage, 'person.2182.new', written)
  expect(keptUnder(storage, 'person.2183.new')).toBeNull()
  signIn('petra')
  expect(keptUnder(storage, 'person.2182.new')).toBeNull()
  signIn('asa')
  expect(keptUnder(storage, 'person.2182.new')).toEqual(written)
  letGo(storage, 'person.2182.new')
  expect(keptUnder(storage, 'person.2182.new')).toBeNull()
  ownStorage(storage).setItem('person.2182.new', '{"draft":')
  expect(keptUnder(storage, 'person.2182.new')).toBeNull()
})
