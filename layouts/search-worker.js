// Stands before Pagefind's worker, which tells the console alone when the words of an index could not be fetched, and answers as if they were nowhere:
// whoever asked meanwhile is told that it failed.
{
  const tell = self.postMessage.bind(self);
  const say = console.error.bind(console);
  let failures = 0;
  /** How many there had been when it was asked. */
  const before = new Map();
  console.error = (...words) => {
    failures += 1;
    say(...words);
  };
  self.addEventListener('message', ({ data: { id } }) => before.set(id, failures));
  self.postMessage = (answer) => {
    const { id } = answer;
    const failed = before.get(id) !== failures;
    before.delete(id);
    tell(failed ? { id, error: 'not everything that was asked for could be fetched' } : answer);
  };
}
