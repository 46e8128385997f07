// Copies the address of the page. Without the script it can be read and marked.
const button = document.getElementById('copy');
if (button) {
  const address = document.getElementById('address');
  const said = document.getElementById('copied');
  button.hidden = false;
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(address);
    const copied = await (navigator.clipboard?.writeText(address.textContent) ?? Promise.reject()).then(
      () => true,
      // Pages without https have no clipboard of that kind.
      () => document.execCommand('copy'),
    );
    said.textContent = copied ? said.dataset.done : said.dataset.failed;
  });
}
