// Printing the recovery codes. Without this script, the browser's own menu prints them as well.

const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
