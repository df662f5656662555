import type { APIRequestContext } from 'playwright-core'

/** Signs one of the demo town's people in, by the beginning of their name. */
export async function enter(
  request: APIRequestContext,
  service: string,
  who: string,
): Promise<void> {
  type Door = { door: { demo: { id: string; name: string }[] } }
  const { door } = (await (await request.get(`${service}/api/session`)).json()) as Door
  const personId = door.demo.find(({ name }) => name.startsWith(who))!.id
  const answer = await request.post(`${service}/api/demo-door`, { data: { personId } })
  if (!answer.ok()) throw new Error(`The demo's door answered ${answer.status()}`)
}
