import type { Same } from '../same.ts'
import type { retention as sv } from '../sv/administration-retention.ts'

export const retention: Same<typeof sv> = {
  intro:
    'How long records are kept in {{municipality}}. Every night, what is older than the decision says is deleted. It cannot be brought back.',
  off: 'Nothing is deleted until there is a decision. Enter its number and date, and it applies from the coming night.',
  some: 'What has a decision is deleted every night as it grows old. The rest is kept until you enter a decision.',
  ofMunicipality:
    'You decide about the records of the municipality; the police decide about their own.',
  ofPolice:
    'You decide about the records of the police; the municipality decides about its own and about the log.',
  subject: {
    'incident-text': {
      name: 'Free text of incidents',
      what: 'The description and the name of the place are deleted. Time, place on the map and category are kept, so that the statistics still hold.',
      would_one: 'The next run deletes the free text of {{n}} incident, older than {{before}}.',
      would_other: 'The next run deletes the free text of {{n}} incidents, older than {{before}}.',
    },
    'incident-reporter': {
      name: 'Who reported an incident',
      what: 'The link between an incident and the person who added it is deleted. Those who see only their own incidents then no longer see it.',
      would_one: 'The next run deletes who reported {{n}} incident, older than {{before}}.',
      would_other: 'The next run deletes who reported {{n}} incidents, older than {{before}}.',
    },
    'hotspot-text': {
      name: 'Free text of closed hotspots',
      what: 'Problem, causes, measures and responsible are deleted for hotspots that are closed. Name and area are kept.',
      would_one:
        'The next run deletes the free text of {{n}} closed hotspot, older than {{before}}.',
      would_other:
        'The next run deletes the free text of {{n}} closed hotspots, older than {{before}}.',
    },
    'import-report': {
      name: 'Reports of imports',
      what: 'The rows that an import refused are deleted, and the reports of background work. What was imported is kept.',
      would_one: 'The next run deletes {{n}} report, older than {{before}}.',
      would_other: 'The next run deletes {{n}} reports, older than {{before}}.',
    },
    'deployment-words': {
      name: 'Decision text of cameras taken down',
      what: 'The text about the decision is deleted for cameras that have been taken down. Where and when they stood is kept. The register of cameras must cover at least five years.',
      would_one:
        'The next run deletes the decision text of {{n}} camera, taken down before {{before}}.',
      would_other:
        'The next run deletes the decision text of {{n}} cameras, taken down before {{before}}.',
    },
    'sign-ins': {
      name: 'Sign-ins in the log',
      what: 'Who signed in and from which address is deleted. That something happened, and when, is kept.',
      would_one: 'The next run deletes {{n}} sign-in, older than {{before}}.',
      would_other: 'The next run deletes {{n}} sign-ins, older than {{before}}.',
    },
    'closed-people': {
      name: 'People who can no longer sign in',
      what: 'Name, e-mail, password and two-step sign-in are deleted for whoever has a closed account or no role left, with what the log says about the person. Somebody with roles in several municipalities is deleted when all have a decision and the time has passed for all. Who did what stays in the log for as long as it is kept.',
      would_one: 'The next run deletes {{n}} person, gone since before {{before}}.',
      would_other: 'The next run deletes {{n}} people, gone since before {{before}}.',
    },
    audit: {
      name: 'The log',
      what: 'Everything in the log that is older is deleted: who did what, and values before and after. The log itself shows where it begins, so that nobody can delete more unseen. What municipalities share (organisations and sign-ins) is deleted when all have a decision, after the longest time.',
      would_one:
        'The next run deletes {{n}} row of the log that you can see, older than {{before}}, and the police’s rows that are as old.',
      would_other:
        'The next run deletes {{n}} rows of the log that you can see, older than {{before}}, and the police’s rows that are as old.',
    },
  },
  isOff: 'Kept for now.',
  isOn_one: 'Deleted after {{months}} month.',
  isOn_other: 'Deleted after {{months}} months.',
  by: 'Decision: {{decision}}, {{day}}.',
  suggestion: 'Suggested: {{months}} months.',
  least: 'Shortest: {{months}} months.',
  decide: 'Enter a decision',
  change: 'Change',
  months: 'Months that the records are kept',
  decision: 'Decision',
  decisionHelp: 'Number or name, for example KS 2026/123',
  decidedOn: 'The decision was taken',
  count: 'Counting …',
  would0: 'The next run deletes nothing that you can see. The limit is {{before}}.',
  countFailed: 'How many it is about could not be counted.',
  start: 'Delete by the decision',
  startTitle: 'Delete: {{name}}',
  startAsk:
    'Old records are deleted every night, from the coming one on. What is deleted cannot be brought back.',
  started:
    'The decision is entered: {{name}} is deleted when old enough, from the coming night on.',
  end: 'Stop deleting',
  endAsk:
    'No more of {{name}} is deleted until a new decision is entered. What has been deleted does not come back.',
  ended: '{{name}} is no longer deleted.',
  fault: {
    months: 'Write a whole number of months, at least {{least}} and at most 1,200.',
    decision: 'Write the number or name of the decision.',
    decidedOn: 'Write the day the decision was taken, not a day to come.',
  },
  stale:
    'Somebody else has changed the rule while you were writing. What you wrote is kept: save again if it is to hold.',
  runs: 'Latest runs',
  runsWhat:
    'Old records are deleted once a night. The latest are shown first, with what you decide about.',
  noRuns: 'No run yet',
  noRunsWhat: 'The first one is the night after the first decision.',
  runDay: 'Day',
  runTime: 'Time',
  runDid: 'Deleted',
  runState: 'How it went',
  runNothing: 'Nothing was old enough',
  runDone: 'Done',
  runGoing: 'Running',
  runFailed: 'Failed. The next night tries again.',
  runFailedFor: 'Failed for: {{names}}. The rest was deleted, and the next night tries again.',
  runCount: '{{name}}: {{n}}',
}
