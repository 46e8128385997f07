// Buttons that copy what stands in an element of the page. Without the script it can be read and marked.
for (const button of document.querySelectorAll('.copy')) {
  const words = document.getElementById(button.dataset.copy);
  const said = button.nextElementSibling;
  button.hidden = false;
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(words);
    const copied = await (navigator.clipboard?.writeText(words.textContent) ?? Promise.reject()).then(
      () => true,
      // Pages without https have no clipboard of that kind.
      () => document.execCommand('copy'),
    );
    said.textContent = copied ? button.dataset.done : button.dataset.failed;
  });
}
