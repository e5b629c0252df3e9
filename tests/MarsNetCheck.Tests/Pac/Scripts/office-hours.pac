// Backups leave through the night proxy outside office hours and at the end of the year.
function FindProxyForURL(url, host) {
  if (dateRange(24, "DEC", 2, "JAN")) {
    return "PROXY holiday.contoso.test:8080";
  }
  if (weekdayRange("MON", "FRI") && timeRange(8, 0, 17, 59)) {
    return "PROXY day.contoso.test:8080";
  }
  if (weekdayRange("SUN", "GMT")) {
    return "DIRECT";
  }
  return "PROXY night.contoso.test:8080";
}
