SELECT contents()
