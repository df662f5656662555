import type { Same } from '../same.ts'
import type { retention as sv } from '../sv/administration-retention.ts'

export const retention: Same<typeof sv> = {
  intro:
    'How long records are kept in {{municipality}}. Every night what is older than the decision says is taken away. It cannot be brought back.',
  off: 'Nothing is thinned until there is a decision. Enter its number and date, and it holds from the next night.',
  ofMunicipality:
    'You decide about the records of the municipality; the police decide about their own.',
  ofPolice:
    'You decide about the records of the police; the municipality decides about its own and about the log.',
  subject: {
    'incident-text': {
      name: 'Free text of incidents',
      what: 'The description and the name of the place are taken away. Time, place on the map and category are kept, so that the statistics hold.',
      would_one: 'The next run thins the free text of {{n}} incident, older than {{before}}.',
      would_other: 'The next run thins the free text of {{n}} incidents, older than {{before}}.',
    },
    'incident-reporter': {
      name: 'Who left an incident',
      what: 'The link between an incident and the person who added it is taken away. Those who see only their own incidents then no longer see it.',
      would_one: 'The next run thins who left {{n}} incident, older than {{before}}.',
      would_other: 'The next run thins who left {{n}} incidents, older than {{before}}.',
    },
    'hotspot-text': {
      name: 'Free text of closed hotspots',
      what: 'Problem, causes, measures and responsible are taken away for hotspots that are closed. Name and area are kept.',
      would_one: 'The next run thins the free text of {{n}} closed hotspot, older than {{before}}.',
      would_other:
        'The next run thins the free text of {{n}} closed hotspots, older than {{before}}.',
    },
    'import-report': {
      name: 'Reports of imports',
      what: 'The rows an import refused and what long jobs gave are taken away. What was imported is kept.',
      would_one: 'The next run thins {{n}} report, older than {{before}}.',
      would_other: 'The next run thins {{n}} reports, older than {{before}}.',
    },
    'deployment-words': {
      name: 'Decision text of cameras taken down',
      what: 'The text about the decision is taken away for cameras that have been taken down. Where and when they stood is kept. The register of cameras is to cover at least five years.',
      would_one:
        'The next run thins the decision text of {{n}} camera, taken down before {{before}}.',
      would_other:
        'The next run thins the decision text of {{n}} cameras, taken down before {{before}}.',
    },
    'sign-ins': {
      name: 'Sign-ins in the log',
      what: 'Who signed in and from which address is taken away. That something happened, and when, is kept.',
      would_one: 'The next run thins {{n}} sign-in, older than {{before}}.',
      would_other: 'The next run thins {{n}} sign-ins, older than {{before}}.',
    },
    'closed-people': {
      name: 'People who can no longer sign in',
      what: 'Name, e-mail, password and sign-in in two steps are taken away for whoever has a closed account or no role left, with what the log says about the person. Somebody with roles in several municipalities is taken away when all have a decision and the time has passed for all. Who did what stays in the log for as long as it is kept.',
      would_one: 'The next run thins {{n}} person, gone since before {{before}}.',
      would_other: 'The next run thins {{n}} people, gone since before {{before}}.',
    },
    audit: {
      name: 'The log',
      what: 'All in the log that is older is taken away: who did what, and values before and after. A signed mark shows where the log begins. What municipalities share (organisations and sign-ins) is taken away when all have a decision, after the longest time.',
      would_one:
        'The next run thins {{n}} row of the log that you can see, older than {{before}}, and those of the police’s that are as old.',
      would_other:
        'The next run thins {{n}} rows of the log that you can see, older than {{before}}, and those of the police’s that are as old.',
    },
  },
  isOff: 'Not thinned',
  isOn_one: 'Thinned after {{months}} month',
  isOn_other: 'Thinned after {{months}} months',
  by: 'Decision {{decision}}, {{day}}',
  suggestion: 'Suggested: {{months}} months.',
  least: 'At least {{months}} months.',
  decide: 'Enter a decision',
  change: 'Change',
  months: 'Months that the records are kept',
  decision: 'Decision',
  decisionHelp: 'Number or name, for example KS 2026/123',
  decidedOn: 'The decision was taken',
  count: 'Counting …',
  would0: 'The next run thins nothing that you can see. The limit is {{before}}.',
  countFailed: 'How many it is about could not be counted.',
  start: 'Thin by the decision',
  started: 'The decision is entered: {{name}} is thinned from the next night.',
  end: 'Stop thinning',
  endAsk:
    'No more of {{name}} is thinned until a new decision is entered. What has been thinned does not come back.',
  ended: '{{name}} is no longer thinned.',
  fault: {
    months: 'Write a whole number of months, at least {{least}} and at most 1,200.',
    decision: 'Write the number or name of the decision.',
    decidedOn: 'Write the day the decision was taken, not a day to come.',
  },
  stale:
    'Somebody else has changed the rule while you were writing. What you wrote is kept: save again if it is to hold.',
  runs: 'Latest runs',
  runsWhat: 'Thinning runs once a night. The latest are shown first, with what you decide about.',
  noRuns: 'No run yet',
  noRunsWhat: 'The first one is the night after the first decision.',
  runDay: 'Day',
  runTime: 'Time',
  runDid: 'Thinned',
  runState: 'How it went',
  runNothing: 'Nothing was old enough',
  runDone: 'Done',
  runGoing: 'Running',
  runFailed: 'Failed. The next night tries again.',
  runFailedFor: 'Failed for: {{names}}. The rest was thinned, and the next night tries again.',
  runCount: '{{name}}: {{n}}',
}
