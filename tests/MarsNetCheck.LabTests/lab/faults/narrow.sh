# The line carries 4 megabits a second.
on() { tc -n "$NS_FW" qdisc add dev lan root tbf rate 4mbit burst 16kb latency 400ms; }
off() { tc -n "$NS_FW" qdisc delete dev lan root; }
