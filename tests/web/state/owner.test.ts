import { expect, test } from 'vitest'
import { here } from '../../../web/state/municipality.ts'
import { ownSource } from '../../../web/state/owner.ts'
import { session } from '../../../web/state/session.ts'
import { somebody } from '../people.ts'

const shop = { organisation: 'Handel Söderhamn', organisationKind: 'business' as const }

test('whoever only reports tells of what their own organisation has met with', () => {
  here.setState({ code: '2182' })
  const rights = { '2182': { incident: { read: ['mine' as const], create: ['unit' as const] } } }
  session.setState({ person: somebody({ ...shop, rights }) })
  expect(ownSource()).toBe('Handel Söderhamn')
})

test('others write down what somebody told them, and say who', () => {
  here.setState({ code: '2182' })
  session.setState({ person: somebody(shop) })
  expect(ownSource()).toBe('')
  session.setState({ person: null })
  expect(ownSource()).toBe('')
})
