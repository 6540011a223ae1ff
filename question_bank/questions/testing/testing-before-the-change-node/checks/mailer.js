// The mailer: it keeps what it would write to customers.
exports.sent = [];

exports.send = async function send(customer, text) {
  exports.sent.push(`${customer}: ${text}`);
};
