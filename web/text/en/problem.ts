import type { Same } from '../same.ts'
import type { problem as swedish } from '../sv/problem.ts'

export const problem: Same<typeof swedish> = {
  title: 'It did not work',
  kept: 'What you wrote is still here.',
  code: {
    offline: 'The server does not answer. Check the connection and try again.',
    'not-found': 'It no longer exists.',
    'invalid-request': 'Something in the form needs correcting.',
    stale: 'Somebody else changed it at the same time.',
    busy: 'Somebody else saved at the same moment. Try again.',
    conflict: 'It clashes with something that already exists or holds.',
    forbidden: 'You do not have the right to do this.',
    unauthenticated: 'You are no longer signed in. Sign in again.',
    'second-factor-needed':
      'Your organisation requires a second step when signing in. Set it up under My account.',
    projector: 'Projector mode is on, here or in another tab. End it to change anything.',
    'cross-site':
      'The address in the browser is not the one Tryggkartan expects. Open the page from the usual link.',
    'too-many': 'Too many attempts. Wait a few minutes and try again.',
    other: 'Something went wrong on our side. Try again in a while.',
  },
  sensitive: {
    personal: 'This looks like a personal identity number and cannot be saved:',
    phone: 'This looks like a telephone number:',
    plate: 'This looks like a vehicle’s number plate:',
    why: 'Write about the place, not about persons. Remove it if it is not needed.',
    show: 'Show in the text',
  },
  personalNumber:
    'The text holds a personal identity number. Remove it, and the text can be saved.',
  field: {
    category: 'Choose what happened.',
    from: 'State a time.',
    to: 'State a time that is later than Earliest.',
    position: 'Put the place on the map, in or near the municipality.',
    source: 'Write who told you.',
    name: 'Write a name, 120 characters at most.',
    description:
      'The text cannot be saved: 4,000 characters at most, no personal identity numbers.',
    problem: 'The text cannot be saved: 4,000 characters at most, no personal identity numbers.',
    causes: 'The text cannot be saved: 4,000 characters at most, no personal identity numbers.',
    measures: 'The text cannot be saved: 4,000 characters at most, no personal identity numbers.',
    responsible: '200 characters at most.',
    area: 'The area cannot be saved: draw it without crossing edges, in or near the municipality.',
    other: 'Check this field.',
  },
}
