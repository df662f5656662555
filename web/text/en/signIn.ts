import type { Same } from '../same.ts'
import type { signIn as swedish } from '../sv/signIn.ts'

export const signIn: Same<typeof swedish> = {
  title: 'Sign in',
  intro: 'Tryggkartan is for those who work with safety in the municipality.',
  loading: 'Loading …',
  failed: 'Tryggkartan does not answer',
  failedWhat: 'Check the connection and try again.',
  tryAgain: 'Try again',
  email: 'E-mail address',
  emailEmpty: 'Write your e-mail address, for example name@municipality.se.',
  password: 'Password',
  passwordEmpty: 'Write your password.',
  show: 'Show the password',
  hide: 'Hide the password',
  do: 'Sign in',
  doing: 'Signing in …',
  forgot: 'Have you forgotten your password?',
  back: 'Back to sign-in',
  or: 'or',
  through: 'Sign in with {{name}}',
  outEverywhere: 'You are signed out everywhere.',
  leaving: 'Going to {{name}} …',
  code: {
    title: 'Confirm that it is you',
    intro: 'Open the app on your phone that shows codes for Tryggkartan.',
    label: 'Code from the app',
    help: 'Six digits. The code changes every half minute.',
    empty: 'Write the six digits from the app.',
    do: 'Confirm',
    spare: 'Use a spare code instead',
    app: 'Use the app instead',
  },
  spare: {
    intro: 'Write one of the spare codes you kept when you set up the app.',
    label: 'Spare code',
    help: 'Eight characters, such as K7MX-2QRT. Capital or small letters make no difference. Each code works once.',
    empty: 'Write one of your spare codes.',
    none: 'No codes left? An administrator can take away your second step.',
  },
  forgotten: {
    title: 'Forgotten password',
    intro: 'Write your e-mail address, and we will send a link where you choose a new password.',
    do: 'Send the link',
    sent: 'Look in your e-mail',
    sentWhat:
      'If we know the address you will soon have a letter with a link. It works once, for an hour. Look among unwanted mail too.',
    noMail:
      'Ask an administrator in your municipality for a link. With it you choose a new password.',
    noMailWhy: 'The service cannot send e-mail.',
    through: 'If you sign in through your organisation, you change your password there.',
  },
  fresh: {
    title: 'Choose a new password',
    rules: 'How to choose a good password',
    ruleLong: 'At least 12 characters. A sentence is good; spaces are fine.',
    ruleCommon:
      'Not a single word, even with figures after it, and not the same characters over and over.',
    ruleOwn: 'Not your own name or e-mail address.',
    label: 'New password',
    do: 'Change password',
    doing: 'Changing …',
    done: 'The password has been changed. Sign in with the new one.',
    tooShort: 'The password is too short. It needs at least 12 characters.',
    tooLong: 'The password is too long. It may have 200 characters at most.',
    common:
      'The password is too easy to guess. Choose another, for example a sentence of several words.',
    personal: 'The password is your own name or address. Choose another.',
    invalidToken: 'The link no longer works',
    invalidTokenWhat: 'It has been used or has become too old. Ask for a new one.',
    askAgain: 'Ask for a new link',
  },
  demo: {
    title: 'Try as a made-up person',
    what: 'Everything here is a made-up demo: people, incidents and cameras. No password is needed, and nothing you do affects reality.',
    be: '{{name}}, {{unit}}: {{roles}}',
    form: 'Sign in with an account of your own',
    formWhat: 'The made-up people have no passwords.',
  },
  problem: {
    title: 'Could not sign in',
    wrong: 'The e-mail address or the password is not right.',
    tooMany: 'Too many attempts. Wait a few minutes and try again.',
    disabled: 'Your account has been closed. Ask an administrator in your municipality.',
    noRole:
      'Your account has no role here. Ask an administrator for one, or sign in through your organisation if it has a sign-in of its own.',
    wrongCode: 'The code is not right. Wait for the next code in the app and try again.',
    wrongSpare: 'The spare code is not right, or it has been used already.',
    tooLate: 'It took too long. Sign in from the beginning.',
    offline: 'The server does not answer. Check the connection and try again.',
    origin:
      'The address in the browser is not the one Tryggkartan expects. Open the page from the usual link.',
    gone: 'That person no longer exists. Reload the page.',
    directoryDown: 'Your organisation’s sign-in does not answer. Try again in a while.',
    other: 'Something went wrong on our side. Try again in a while.',
  },
  returned: {
    otherOrganisation:
      'Your account belongs to another organisation than the one you signed in through. Choose your own organisation, or ask an administrator.',
    notLinked:
      'Your e-mail address belongs to another account here already. Ask an administrator in your municipality.',
    emailNotVerified:
      'Your organisation has not confirmed that the e-mail address is yours. Ask whoever looks after access there.',
    noRole:
      'Your organisation has given you no role in Tryggkartan. Ask whoever looks after access there.',
    unknownDirectory: 'The organisation’s sign-in is not set up right. Tell an administrator.',
    disabled: 'Your account has been closed. Ask an administrator in your municipality.',
    denied: 'Signing in was cancelled. Try again.',
    other: 'Signing in through your organisation could not be finished. Try again.',
  },
}
