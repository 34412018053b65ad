// Shows a line as the builder does after planning, and does nothing else.
const line = document.createElement("p");
line.className = "diagnostic";
line.textContent = "Error: Give at least one number.";
document.body.append(line);
document.dispatchEvent(new Event("validate"));
